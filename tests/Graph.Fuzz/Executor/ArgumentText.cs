using System.Globalization;
using System.Text;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Fuzz.Executor;

/// <summary>Coerced arguments as text: what was given, by name, so that two ways of coercion can be compared.</summary>
internal static class ArgumentText
{
    /// <summary>The arguments as the engine has them.</summary>
    public static string Of(OutputField field, ArgumentValues values)
    {
        var given = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in field.Arguments)
        {
            if (values.IsProvided(argument.Index))
            {
                given.Add(argument.Name, Plain(values[argument.Index]));
            }
        }

        return Of(given);
    }

    /// <summary>The arguments as the reference has them: dictionaries, lists and scalars.</summary>
    public static string Of(SortedDictionary<string, object?> given)
    {
        var text = new StringBuilder();
        Append(text, given);
        return text.ToString();
    }

    private static object? Plain(object? value)
    {
        switch (value)
        {
            case InputObjectValue input:
                var fields = new SortedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var field in input.Type.Fields)
                {
                    if (input.IsProvided(field.Index))
                    {
                        fields.Add(field.Name, Plain(input[field.Index]));
                    }
                }

                return fields;
            case object?[] list:
                return list.Select(Plain).ToList();
            default:
                return value;
        }
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case SortedDictionary<string, object?> fields:
                text.Append('{');
                foreach (var (name, field) in fields)
                {
                    Append(text.Append(name).Append(':'), field);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case List<object?> items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case string s:
                text.Append('"').Append(s).Append('"');
                break;
            case double number:
                text.Append("float ").Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                    .Append(value is null ? "null" : "");
                break;
        }
    }
}
