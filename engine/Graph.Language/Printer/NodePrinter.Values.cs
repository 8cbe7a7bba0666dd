using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>Values, types, arguments and directives.</summary>
internal sealed partial class NodePrinter
{
    private void PrintValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                Token('$');
                Token(variable.Name.Value);
                break;
            case IntValueNode number:
                Token(number.Value);
                break;
            case FloatValueNode number:
                Token(number.Value);
                break;
            case StringValueNode text:
                PrintString(text);
                break;
            case BooleanValueNode boolean:
                Token(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                Token("null");
                break;
            case EnumValueNode name:
                Token(name.Value);
                break;
            case ListValueNode list:
                PrintList(list);
                break;
            case ObjectValueNode fields:
                PrintObject(fields);
                break;
            default:
                throw new ArgumentException($"A {value.Kind} is no value.", nameof(value));
        }
    }

    private void PrintString(StringValueNode value)
    {
        if (_text.Length > 0 && _text[^1] == '"')
        {
            _text.Append(' ');
        }

        if (value.Block && indented && StringPrinter.FitsBlock(value.Value))
        {
            StringPrinter.AppendBlock(_text, value.Value, _indentation);
        }
        else
        {
            StringPrinter.AppendQuoted(_text, value.Value);
        }
    }

    private void PrintList(ListValueNode list)
    {
        Enter();
        Token('[');
        for (var index = 0; index < list.Items.Length; index++)
        {
            if (index > 0)
            {
                Comma();
            }

            PrintValue(list.Items[index]);
        }

        Token(']');
        _depth--;
    }

    private void PrintObject(ObjectValueNode value)
    {
        if (value.Fields.IsEmpty)
        {
            _text.Append("{}");
            return;
        }

        Enter();
        Token('{');
        Space();
        for (var index = 0; index < value.Fields.Length; index++)
        {
            if (index > 0)
            {
                Comma();
            }

            PrintObjectField(value.Fields[index]);
        }

        Space();
        Token('}');
        _depth--;
    }

    private void PrintObjectField(ObjectFieldNode field)
    {
        Token(field.Name.Value);
        Token(':');
        Space();
        PrintValue(field.Value);
    }

    private void PrintType(TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                Token(named.Name.Value);
                break;
            case ListTypeNode list:
                Enter();
                Token('[');
                PrintType(list.Type);
                Token(']');
                _depth--;
                break;
            case NonNullTypeNode { Type: not NonNullTypeNode } nonNull:
                PrintType(nonNull.Type);
                Token('!');
                break;
            default:
                throw new ArgumentException($"A {type.Kind} is no type, or no type in its place.", nameof(type));
        }
    }

    private void PrintArgument(ArgumentNode argument)
    {
        Token(argument.Name.Value);
        Token(':');
        Space();
        PrintValue(argument.Value);
    }

    private void PrintArguments(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        Token('(');
        for (var index = 0; index < arguments.Length; index++)
        {
            if (index > 0)
            {
                Comma();
            }

            PrintArgument(arguments[index]);
        }

        Token(')');
    }

    private void PrintDirective(DirectiveNode directive)
    {
        Token('@');
        Token(directive.Name.Value);
        PrintArguments(directive.Arguments);
    }

    private void PrintDirectives(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            Space();
            PrintDirective(directive);
        }
    }

    private void Enter()
    {
        if (++_depth > SyntaxDepth.Max)
        {
            throw SyntaxDepth.Exceeded();
        }
    }
}
