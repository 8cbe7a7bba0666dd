using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Graph.Language;

namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>Reads field selection maps, the values of <c>@is(field:)</c> and <c>@require(field:)</c>.</summary>
/// <remarks>Composite Schemas, Appendix A. Texts of any size and depth are safe to read: nesting and size are limited.</remarks>
public ref struct FieldSelectionMapParser
{
    /// <summary>How deep braces and brackets may nest.</summary>
    public const int MaxDepth = 32;

    /// <summary>How many fields, objects and lists a map may have.</summary>
    public const int MaxNodes = 1024;

    private FieldSelectionMapLexer _lexer;
    private FieldSelectionMapSyntaxError? _error;
    private int _depth;
    private int _nodes;

    private FieldSelectionMapParser(string text)
    {
        _lexer = new FieldSelectionMapLexer(text);
        _lexer.Next();
    }

    /// <summary>Reads a map.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The map, if the text is one.</param>
    /// <param name="error">Otherwise what is wrong with it.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out SelectedValue? value,
        [NotNullWhen(false)] out FieldSelectionMapSyntaxError? error
    )
    {
        var parser = new FieldSelectionMapParser(text);
        value = parser.ParseValue(inList: false);
        if (value is not null && !parser._lexer.IsEnd)
        {
            value = null;
            parser.Fail("the end of the map");
        }

        error = parser._error;
        return value is not null;
    }

    private SelectedValue? ParseValue(bool inList)
    {
        if (_lexer.Is('|'))
        {
            _lexer.Next();
        }

        var alternatives = ImmutableArray.CreateBuilder<SelectedEntry>();
        while (true)
        {
            if (ParseEntry(inList) is not { } entry)
            {
                return null;
            }

            alternatives.Add(entry);
            if (!_lexer.Is('|'))
            {
                return new SelectedValue(alternatives.ToImmutable());
            }

            _lexer.Next();
        }
    }

    private SelectedEntry? ParseEntry(bool inList)
    {
        if (_lexer.Is('{'))
        {
            return ParseObject() is { } only ? new SelectedEntry(null, only, null) : null;
        }

        if (inList && _lexer.Is('['))
        {
            return ParseList() is { } nested ? new SelectedEntry(null, null, nested) : null;
        }

        if (ParsePath(out var endsWithDot) is not { } path)
        {
            return null;
        }

        if (endsWithDot)
        {
            return ParseObject() is { } inner ? new SelectedEntry(path, inner, null) : null;
        }

        if (_lexer.Is('['))
        {
            return ParseList() is { } list ? new SelectedEntry(path, null, list) : null;
        }

        return new SelectedEntry(path, null, null);
    }

    private SelectedPath? ParsePath(out bool endsWithDot)
    {
        endsWithDot = false;
        string? typeCondition = null;
        if (_lexer.Is('<') && (ParseTypeCondition(out typeCondition) is false || !Take('.', "'.' and a field")))
        {
            return null;
        }

        var segments = ImmutableArray.CreateBuilder<SelectedPathSegment>();
        while (true)
        {
            if (!Count() || !TakeName("a field name", out var name) || !ParseArguments(name, out var arguments))
            {
                return null;
            }

            string? narrowed = null;
            if (_lexer.Is('<') && !ParseTypeCondition(out narrowed))
            {
                return null;
            }

            segments.Add(new SelectedPathSegment(name, arguments, narrowed));
            if (narrowed is not null)
            {
                if (!Take('.', "'.' and a field"))
                {
                    return null;
                }
            }
            else if (_lexer.Is('.'))
            {
                _lexer.Next();
                if (_lexer.Is('{'))
                {
                    endsWithDot = true;
                    return new SelectedPath(typeCondition, segments.ToImmutable());
                }
            }
            else
            {
                return new SelectedPath(typeCondition, segments.ToImmutable());
            }
        }
    }

    private bool ParseTypeCondition(out string? typeCondition)
    {
        _lexer.Next();
        typeCondition = TakeName("a type name", out var name) ? name : null;
        return typeCondition is not null && Take('>', "'>'");
    }

    private SelectedObject? ParseObject()
    {
        if (!Enter())
        {
            return null;
        }

        _lexer.Next();
        var fields = ImmutableArray.CreateBuilder<SelectedObjectField>();
        do
        {
            if (!Count() || !TakeName("a field name", out var name))
            {
                return null;
            }

            foreach (var field in fields)
            {
                if (field.Name == name)
                {
                    _error ??= new FieldSelectionMapSyntaxError($"The field '{name}' is given twice", _lexer.Start);
                    return null;
                }
            }

            if (_lexer.Is(':'))
            {
                _lexer.Next();
                if (ParseValue(inList: false) is not { } value)
                {
                    return null;
                }

                fields.Add(new SelectedObjectField(name, value));
            }
            else if (ParseArguments(name, out var arguments))
            {
                var path = new SelectedPath(null, [new SelectedPathSegment(name, arguments, null)]);
                fields.Add(new SelectedObjectField(name, new SelectedValue([new SelectedEntry(path, null, null)])));
            }
            else
            {
                return null;
            }
        } while (!_lexer.Is('}'));

        _lexer.Next();
        _depth--;
        return new SelectedObject(fields.ToImmutable());
    }

    private SelectedList? ParseList()
    {
        if (!Enter())
        {
            return null;
        }

        _lexer.Next();
        if (ParseValue(inList: true) is not { } item || !Take(']', "']'"))
        {
            return null;
        }

        _depth--;
        return new SelectedList(item);
    }

    private bool ParseArguments(string name, out ImmutableArray<ArgumentNode> arguments)
    {
        arguments = [];
        if (!_lexer.Is('('))
        {
            return true;
        }

        var start = _lexer.Start;
        var text = _lexer.TakeParenthesized();
        if (text.IsEmpty)
        {
            _error ??= new FieldSelectionMapSyntaxError($"The arguments of '{name}' are never closed", start);
            return false;
        }

        if (
            !Utf8GraphQLParser.TryParseSelections($"{name}{text}", null, out var selections, out var error)
            || selections.Selections is not [FieldNode field]
        )
        {
            _error ??= new FieldSelectionMapSyntaxError(
                $"The arguments of '{name}' cannot be read: {error?.Message ?? "they are no list of arguments"}",
                start
            );
            return false;
        }

        foreach (var argument in field.Arguments)
        {
            if (HasVariable(argument.Value))
            {
                _error ??= new FieldSelectionMapSyntaxError(
                    $"The argument '{argument.Name.Value}' of '{name}' has a variable; only constants can be given",
                    start
                );
                return false;
            }
        }

        arguments = field.Arguments;
        return true;
    }

    private static bool HasVariable(ValueNode value) =>
        value switch
        {
            VariableNode => true,
            ListValueNode list => list.Items.Any(HasVariable),
            ObjectValueNode fields => fields.Fields.Any(field => HasVariable(field.Value)),
            _ => false,
        };

    private bool Enter()
    {
        if (++_depth > MaxDepth)
        {
            _error ??= new FieldSelectionMapSyntaxError($"The map nests deeper than {MaxDepth} levels", _lexer.Start);
            return false;
        }

        return Count() && (_lexer.Is('{') || _lexer.Is('[') || Fail("'{' or '['"));
    }

    private bool Count()
    {
        if (++_nodes > MaxNodes)
        {
            _error ??= new FieldSelectionMapSyntaxError($"The map has more than {MaxNodes} parts", _lexer.Start);
            return false;
        }

        return true;
    }

    private bool TakeName(string expected, out string name)
    {
        if (!_lexer.IsName)
        {
            name = "";
            return Fail(expected);
        }

        name = _lexer.Token.ToString();
        _lexer.Next();
        return true;
    }

    private bool Take(char punctuator, string expected)
    {
        if (!_lexer.Is(punctuator))
        {
            return Fail(expected);
        }

        _lexer.Next();
        return true;
    }

    private bool Fail(string expected)
    {
        var found = _lexer.IsEnd ? "the end of the text" : $"'{_lexer.Token}'";
        _error ??= new FieldSelectionMapSyntaxError($"Expected {expected}, found {found}", _lexer.Start);
        return false;
    }
}
