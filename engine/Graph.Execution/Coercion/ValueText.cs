using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Language;

namespace Graph.Execution.Coercion;

/// <summary>Shows values in error messages: short, and never deeper than a reader wants.</summary>
internal static class ValueText
{
    private const int MaxDepth = 3;
    private const int MaxLength = 200;

    /// <summary>A JSON value as JavaScript would print it: <c>{ name: "Ann", tags: [1, 2] }</c>.</summary>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return Shorten(text);
    }

    /// <summary>A literal as it would be written in a document.</summary>
    public static string Of(ValueNode value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return Shorten(text);
    }

    private static string Shorten(StringBuilder text)
    {
        if (text.Length > MaxLength)
        {
            text.Length = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
            text.Append('…');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value, int depth)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object when depth >= MaxDepth:
                text.Append("[Object]");
                break;
            case JsonValueKind.Object:
                var count = 0;
                foreach (var property in value.EnumerateObject())
                {
                    text.Append(count++ == 0 ? "{ " : ", ").Append(property.Name).Append(": ");
                    Append(text, property.Value, depth + 1);
                    if (text.Length > MaxLength)
                    {
                        return;
                    }
                }

                text.Append(count == 0 ? "{}" : " }");
                break;
            case JsonValueKind.Array when depth >= MaxDepth:
                text.Append("[Array]");
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    text.Append(index++ == 0 ? "" : ", ");
                    Append(text, item, depth + 1);
                    if (text.Length > MaxLength)
                    {
                        return;
                    }
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                AppendString(text, value.GetString()!);
                break;
            case JsonValueKind.Undefined:
                text.Append("undefined");
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void Append(StringBuilder text, ValueNode value, int depth)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        switch (value)
        {
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode quoted:
                AppendString(text, quoted.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case ListValueNode when depth >= MaxDepth:
                text.Append("[…]");
                break;
            case ListValueNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Length && text.Length <= MaxLength; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Append(text, list.Items[i], depth + 1);
                }

                text.Append(']');
                break;
            case ObjectValueNode when depth >= MaxDepth:
                text.Append("{…}");
                break;
            case ObjectValueNode fields:
                text.Append('{');
                for (var i = 0; i < fields.Fields.Length && text.Length <= MaxLength; i++)
                {
                    text.Append(i == 0 ? " " : ", ").Append(fields.Fields[i].Name.Value).Append(": ");
                    Append(text, fields.Fields[i].Value, depth + 1);
                }

                text.Append(fields.Fields.Length == 0 ? "}" : " }");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (text.Length > MaxLength)
            {
                return;
            }

            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
