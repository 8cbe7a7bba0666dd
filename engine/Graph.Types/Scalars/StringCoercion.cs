using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>String: text, and nothing but text.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-String"/></remarks>
internal sealed class StringCoercion : SerializingCoercion
{
    public static readonly StringCoercion Instance = new();

    private StringCoercion()
        : base(StringSerializer.Instance, new CharSerializer(), new QuotedSerializer<Guid>(), UriSerializer.AnyUri) { }

    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = (literal as StringValueNode)?.Value;
        error = value is null ? $"String cannot represent a non string value: {InputText.Of(literal)}" : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = JsonText.Read(json);
        error = value is null ? $"String cannot represent a non string value: {InputText.Of(json)}" : null;
        return value is not null;
    }
}
