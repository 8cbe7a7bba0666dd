using System.Globalization;
using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>Float: numbers of double precision, whole ones included.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Float"/></remarks>
internal sealed class FloatCoercion : SerializingCoercion
{
    public static readonly FloatCoercion Instance = new();

    private FloatCoercion()
        : base(
            new FloatSerializer<double>(),
            new FloatSerializer<float>(),
            new DecimalSerializer(),
            new IntegerSerializer<int>(),
            new IntegerSerializer<long>(),
            new IntegerSerializer<short>(),
            new IntegerSerializer<byte>(),
            new IntegerSerializer<sbyte>(),
            new IntegerSerializer<ushort>(),
            new IntegerSerializer<uint>(),
            new IntegerSerializer<ulong>()
        ) { }

    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        var text = literal switch
        {
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => null,
        };
        return Accept(
            text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : null,
            out value
        )
            ? Succeed(out error)
            : Refuse(InputText.Of(literal), out error);
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error) =>
        Accept(json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var parsed) ? parsed : null, out value)
            ? Succeed(out error)
            : Refuse(InputText.Of(json), out error);

    private static bool Accept(double? number, out object? value)
    {
        value = number is { } finite && double.IsFinite(finite) ? finite : null;
        return value is not null;
    }

    private static bool Succeed(out string? error)
    {
        error = null;
        return true;
    }

    private static bool Refuse(string text, out string? error)
    {
        error = $"Float cannot represent non numeric value: {text}";
        return false;
    }
}
