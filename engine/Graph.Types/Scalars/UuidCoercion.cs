using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>UUID: eight, four, four, four and twelve hexadecimal digits with hyphens (RFC 9562, section 4).</summary>
internal sealed class UuidCoercion() : SerializingCoercion(new QuotedSerializer<Guid>())
{
    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = Parse((literal as StringValueNode)?.Value);
        error = value is null ? Refusal(InputText.Of(literal)) : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = Parse(JsonText.Read(json));
        error = value is null ? Refusal(InputText.Of(json)) : null;
        return value is not null;
    }

    private static object? Parse(string? text) => Guid.TryParseExact(text, "D", out var parsed) ? parsed : null;

    private static string Refusal(string value) =>
        $"UUID cannot represent value: {value}. Expected a string like \"017f22e2-79b0-7cc3-98c4-dc0c0c07398f\".";
}
