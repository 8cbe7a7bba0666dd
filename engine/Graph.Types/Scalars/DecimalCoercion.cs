using System.Globalization;
using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>Decimal: exact decimal numbers of up to 28 digits, written as JSON numbers.</summary>
internal sealed class DecimalCoercion() : SerializingCoercion(new DecimalSerializer())
{
    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        var text = literal switch
        {
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => null,
        };
        value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : null;
        error = value is null ? Refusal(InputText.Of(literal)) : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var parsed) ? parsed : null;
        error = value is null ? Refusal(InputText.Of(json)) : null;
        return value is not null;
    }

    private static string Refusal(string value) => $"Decimal cannot represent value: {value}";
}
