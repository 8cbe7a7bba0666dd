using System.Globalization;
using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>Long: whole numbers of 64 bits with sign, written as JSON numbers.</summary>
internal sealed class LongCoercion()
    : SerializingCoercion(
        new IntegerSerializer<long>(),
        new IntegerSerializer<int>(),
        new IntegerSerializer<uint>(),
        new IntegerSerializer<short>(),
        new IntegerSerializer<ushort>(),
        new IntegerSerializer<byte>(),
        new IntegerSerializer<sbyte>()
    )
{
    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value =
            literal is IntValueNode number
            && long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : null;
        error = value is null ? Refusal(InputText.Of(literal)) : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var parsed) ? parsed : null;
        error = value is null ? Refusal(InputText.Of(json)) : null;
        return value is not null;
    }

    private static string Refusal(string value) => $"Long cannot represent non 64-bit signed integer value: {value}";
}
