using System.Globalization;
using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>Int: whole numbers of 32 bits with sign.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Int"/></remarks>
internal sealed class IntCoercion : SerializingCoercion
{
    public static readonly IntCoercion Instance = new();

    private IntCoercion()
        : base(
            new IntegerSerializer<int>(),
            new IntegerSerializer<short>(),
            new IntegerSerializer<byte>(),
            new IntegerSerializer<sbyte>(),
            new IntegerSerializer<ushort>(),
            new IntegerSerializer<long>(RangeError),
            new IntegerSerializer<uint>(RangeError),
            new IntegerSerializer<ulong>(RangeError)
        ) { }

    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = null;
        if (literal is not IntValueNode number)
        {
            error = $"Int cannot represent non-integer value: {InputText.Of(literal)}";
            return false;
        }

        if (!int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
        {
            error = RangeError(InputText.Of(literal));
            return false;
        }

        value = parsed;
        error = null;
        return true;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        error = null;
        if (json.ValueKind == JsonValueKind.Number)
        {
            if (json.TryGetInt32(out var parsed))
            {
                value = parsed;
                return true;
            }

            // JSON knows one kind of number: 1.0 and 1e3 are whole numbers too.
            if (json.TryGetDouble(out var number) && Math.Floor(number) == number)
            {
                value = number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
                error = value is null ? RangeError(InputText.Of(json)) : null;
                return value is not null;
            }
        }

        value = null;
        error = $"Int cannot represent non-integer value: {InputText.Of(json)}";
        return false;
    }

    private static string RangeError(string value) => $"Int cannot represent non 32-bit signed integer value: {value}";
}
