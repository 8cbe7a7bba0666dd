using Graph.Execution.Resolvers;

namespace Graph.Execution.Tests.Coercion;

/// <summary>Shows coerced values as text, absence and null apart.</summary>
internal static class InputShow
{
    public static string Of(object? value) =>
        value switch
        {
            null => "null",
            string text => $"'{text}'",
            bool boolean => boolean ? "true" : "false",
            object?[] list => $"[{string.Join(", ", list.Select(Of))}]",
            InputObjectValue input => "{"
                + string.Join(
                    ", ",
                    input
                        .Type.Fields.Where(field => input.IsProvided(field.Index))
                        .Select(field => $"{field.Name}: {Of(input[field.Index])}")
                )
                + "}",
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
