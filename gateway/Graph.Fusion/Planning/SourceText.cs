using System.Collections.Immutable;
using System.Text;
using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>Writes values and types as GraphQL text for the sources, the same text for the same value.</summary>
internal static class SourceText
{
    /// <summary>Arguments in parentheses.</summary>
    public static string Print(ImmutableArray<ArgumentNode> arguments)
    {
        var text = new StringBuilder();
        Write(text, arguments);
        return text.ToString();
    }

    public static void Write(StringBuilder text, ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        text.Append('(');
        for (var i = 0; i < arguments.Length; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(arguments[i].Name.Value).Append(": ");
            Write(text, arguments[i].Value);
        }

        text.Append(')');
    }

    public static void Write(StringBuilder text, TypeNode type)
    {
        switch (type)
        {
            case NonNullTypeNode nonNull:
                Write(text, nonNull.Type);
                text.Append('!');
                break;
            case ListTypeNode list:
                text.Append('[');
                Write(text, list.Type);
                text.Append(']');
                break;
            case NamedTypeNode named:
                text.Append(named.Name.Value);
                break;
        }
    }

    /// <summary>The parser limits how deep values nest.</summary>
    public static void Write(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case StringValueNode characters:
                WriteString(text, characters.Value);
                break;
            case ListValueNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    Write(text, list.Items[i]);
                }

                text.Append(']');
                break;
            case ObjectValueNode fields:
                text.Append('{');
                for (var i = 0; i < fields.Fields.Length; i++)
                {
                    text.Append(i > 0 ? ", " : "").Append(fields.Fields[i].Name.Value).Append(": ");
                    Write(text, fields.Fields[i].Value);
                }

                text.Append('}');
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteString(StringBuilder text, string characters)
    {
        text.Append('"');
        foreach (var character in characters)
        {
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)character).ToString("X4", null));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        text.Append('"');
    }

    /// <summary>Adds the names of the variables that a value uses.</summary>
    public static void CollectVariables(ValueNode value, ICollection<string> names)
    {
        switch (value)
        {
            case VariableNode variable when !names.Contains(variable.Name.Value):
                names.Add(variable.Name.Value);
                break;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    CollectVariables(item, names);
                }

                break;
            case ObjectValueNode fields:
                foreach (var field in fields.Fields)
                {
                    CollectVariables(field.Value, names);
                }

                break;
        }
    }
}
