using System.Text;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>Writes a literal on one line, as introspection gives default values.</summary>
internal static class LiteralText
{
    /// <summary>Deeper lists and objects are cut off, so that no document can exhaust the stack.</summary>
    private const int MaxDepth = 256;

    public static string Of(ValueNode literal)
    {
        var text = new StringBuilder();
        Append(text, literal, 0);
        return text.ToString();
    }

    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendQuoted(text, value);
        return text.ToString();
    }

    public static void Append(StringBuilder text, ValueNode literal, int depth = 0)
    {
        switch (literal)
        {
            case IntValueNode value:
                text.Append(value.Value);
                break;
            case FloatValueNode value:
                text.Append(value.Value);
                break;
            case StringValueNode value:
                AppendQuoted(text, value.Value);
                break;
            case BooleanValueNode value:
                text.Append(value.Value ? "true" : "false");
                break;
            case EnumValueNode value:
                text.Append(value.Value);
                break;
            case VariableNode value:
                text.Append('$').Append(value.Name.Value);
                break;
            case ListValueNode or ObjectValueNode when depth == MaxDepth:
                text.Append('…');
                break;
            case ListValueNode list:
                AppendList(text, list, depth);
                break;
            case ObjectValueNode value:
                AppendObject(text, value, depth);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendList(StringBuilder text, ListValueNode list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list.Items[i], depth + 1);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ObjectValueNode value, int depth)
    {
        text.Append('{');
        for (var i = 0; i < value.Fields.Length; i++)
        {
            text.Append(i == 0 ? " " : ", ").Append(value.Fields[i].Name.Value).Append(": ");
            Append(text, value.Fields[i].Value, depth + 1);
        }

        text.Append(value.Fields.IsEmpty ? "}" : " }");
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case < ' ' or '\u007f':
                    text.Append("\\u")
                        .Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
