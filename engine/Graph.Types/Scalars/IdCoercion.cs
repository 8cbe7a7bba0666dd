using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>ID: written as a string; a string or a whole number as input, which becomes a string.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-ID"/></remarks>
internal sealed class IdCoercion : SerializingCoercion
{
    public static readonly IdCoercion Instance = new();

    private IdCoercion()
        : base(
            StringSerializer.Instance,
            new QuotedSerializer<Guid>(),
            new QuotedSerializer<int>(),
            new QuotedSerializer<long>(),
            new QuotedSerializer<short>(),
            new QuotedSerializer<byte>(),
            new QuotedSerializer<sbyte>(),
            new QuotedSerializer<ushort>(),
            new QuotedSerializer<uint>(),
            new QuotedSerializer<ulong>()
        ) { }

    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            _ => null,
        };
        error = value is null
            ? $"ID cannot represent a non-string and non-integer value: {InputText.Of(literal)}"
            : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = JsonText.Read(json);
        if (value is null && json.ValueKind == JsonValueKind.Number)
        {
            var digits = json.GetRawText();
            value = digits.AsSpan().IndexOfAny(".eE") < 0 ? digits : null;
        }

        error = value is null ? $"ID cannot represent a non-string and non-integer value: {InputText.Of(json)}" : null;
        return value is not null;
    }
}
