using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>DateTime: an instant with date, time and offset, as RFC 3339 writes it.</summary>
internal sealed class DateTimeCoercion() : SerializingCoercion(new DateTimeOffsetSerializer(), new DateTimeSerializer())
{
    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = literal is StringValueNode text && Rfc3339.TryParse(text.Value, out var parsed) ? parsed : null;
        error = value is null ? Refusal(InputText.Of(literal)) : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = JsonText.Read(json) is { } text && Rfc3339.TryParse(text, out var parsed) ? parsed : null;
        error = value is null ? Refusal(InputText.Of(json)) : null;
        return value is not null;
    }

    private static string Refusal(string value) =>
        $"DateTime cannot represent value: {value}. Expected an RFC 3339 date and time with offset like "
        + "\"2026-11-21T22:05:00Z\".";
}
