using System.Collections.Immutable;
using System.Text;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>
/// Lays out definitions for reading: a blank line between them and before each member with a description, and lists that
/// are too long for a line broken into lines.
/// </summary>
internal sealed class SchemaLayout
{
    private const int MaxWidth = 120;
    private const string Indentation = "  ";

    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Append(DefinitionNode definition)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        switch (definition)
        {
            case ObjectTypeDefinitionNode type:
                AppendBody(
                    new ObjectTypeDefinitionNode(type.Name, type.Interfaces, type.Directives, [], type.Description),
                    type.Fields,
                    field => field.Description,
                    Field
                );
                break;
            case InterfaceTypeDefinitionNode type:
                AppendBody(
                    new InterfaceTypeDefinitionNode(type.Name, type.Interfaces, type.Directives, [], type.Description),
                    type.Fields,
                    field => field.Description,
                    Field
                );
                break;
            case EnumTypeDefinitionNode type:
                AppendBody(
                    new EnumTypeDefinitionNode(type.Name, type.Directives, [], type.Description),
                    type.Values,
                    value => value.Description,
                    value => SyntaxPrinter.Print(value)
                );
                break;
            case InputObjectTypeDefinitionNode input:
                AppendBody(
                    new InputObjectTypeDefinitionNode(input.Name, input.Directives, [], input.Description),
                    input.Fields,
                    field => field.Description,
                    field => SyntaxPrinter.Print(field)
                );
                break;
            case UnionTypeDefinitionNode union when IsTooWide(SyntaxPrinter.Print(union)):
                _text.Append(
                    SyntaxPrinter.Print(
                        new UnionTypeDefinitionNode(union.Name, union.Directives, [], union.Description)
                    )
                );
                AppendLines(" =", union.Types.Select(type => $"| {type.Name.Value}"));
                break;
            case DirectiveDefinitionNode directive:
                Append(directive);
                break;
            default:
                _text.Append(SyntaxPrinter.Print(definition)).Append('\n');
                break;
        }
    }

    private void AppendBody<T>(
        DefinitionNode head,
        ImmutableArray<T> members,
        Func<T, StringValueNode?> description,
        Func<T, string> print
    )
    {
        _text.Append(SyntaxPrinter.Print(head));
        if (!members.IsEmpty)
        {
            _text.Append(" {\n");
            AppendMembers(members, description, print);
            _text.Append('}');
        }

        _text.Append('\n');
    }

    private void Append(DirectiveDefinitionNode directive)
    {
        AppendDescription(directive.Description);
        _text.Append("directive @").Append(directive.Name.Value);
        var locations = string.Join(" | ", directive.Locations.Select(location => location.Value));
        var tail = (directive.Repeatable ? " repeatable" : "") + " on";
        var arguments = OneLine(directive.Arguments);
        var isWide = LastLineLength + arguments.Length + tail.Length + 1 + locations.Length > MaxWidth;
        AppendArguments(
            directive.Arguments,
            HasDescription(directive.Arguments) || LastLineLength + arguments.Length + tail.Length > MaxWidth
        );
        if (isWide)
        {
            AppendLines(tail, directive.Locations.Select(location => $"| {location.Value}"));
        }
        else
        {
            _text.Append(tail).Append(' ').Append(locations).Append('\n');
        }
    }

    // A field is on one line as long as it fits; else its arguments are one on a line.
    private static string Field(FieldDefinitionNode field)
    {
        var head = new SchemaLayout();
        head.AppendDescription(field.Description);
        head._text.Append(field.Name.Value);
        var tail = new StringBuilder(": ").Append(SyntaxPrinter.Print(field.Type));
        foreach (var directive in field.Directives)
        {
            tail.Append(' ').Append(SyntaxPrinter.Print(directive));
        }

        var width = Indentation.Length + head.LastLineLength + OneLine(field.Arguments).Length + tail.Length;
        head.AppendArguments(field.Arguments, HasDescription(field.Arguments) || width > MaxWidth);
        return head._text.Append(tail).ToString();
    }

    private void AppendDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            _text.Append(SyntaxPrinter.Print(description)).Append('\n');
        }
    }

    private void AppendArguments(ImmutableArray<InputValueDefinitionNode> arguments, bool broken)
    {
        if (!broken || arguments.IsEmpty)
        {
            _text.Append(OneLine(arguments));
            return;
        }

        _text.Append("(\n");
        AppendMembers(arguments, argument => argument.Description, argument => SyntaxPrinter.Print(argument));
        _text.Append(')');
    }

    private void AppendMembers<T>(
        ImmutableArray<T> members,
        Func<T, StringValueNode?> description,
        Func<T, string> print
    )
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && description(members[i]) is not null)
            {
                _text.Append('\n');
            }

            AppendIndented(print(members[i]));
        }
    }

    private static string OneLine(ImmutableArray<InputValueDefinitionNode> arguments) =>
        arguments.IsEmpty ? "" : $"({string.Join(", ", arguments.Select(argument => SyntaxPrinter.Print(argument)))})";

    private static bool HasDescription(ImmutableArray<InputValueDefinitionNode> arguments) =>
        arguments.Any(argument => argument.Description is not null);

    private void AppendLines(string opening, IEnumerable<string> lines)
    {
        _text.Append(opening).Append('\n');
        foreach (var line in lines)
        {
            AppendIndented(line);
        }
    }

    // Block strings keep their value: the indentation that all their lines share is not part of it.
    private void AppendIndented(string text)
    {
        foreach (var line in text.AsSpan().Split('\n'))
        {
            var content = text.AsSpan(line);
            _text.Append(content.IsEmpty ? "" : Indentation).Append(content).Append('\n');
        }
    }

    private int LastLineLength
    {
        get
        {
            var length = 0;
            while (length < _text.Length && _text[_text.Length - 1 - length] != '\n')
            {
                length++;
            }

            return length;
        }
    }

    private static bool IsTooWide(string text) => text.Length - text.LastIndexOf('\n') - 1 > MaxWidth;
}
