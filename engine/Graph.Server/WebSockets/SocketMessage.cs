using System.Text.Json;

namespace Graph.Server;

/// <summary>A message of the protocol, its members not yet checked against its type.</summary>
/// <param name="Type">The type; null if there is none.</param>
/// <param name="Id">The id; null if there is none.</param>
/// <param name="Payload">The payload; undefined if there is none.</param>
internal readonly record struct SocketMessage(string? Type, string? Id, JsonElement Payload)
{
    /// <summary>True if there is a payload.</summary>
    public bool HasPayload => Payload.ValueKind != JsonValueKind.Undefined;

    /// <summary>What is wrong with a message that the protocol does not have.</summary>
    public string Problem =>
        Type is null ? "A message must be a JSON object with a string 'type'."
        : Type == "complete" ? "A complete message needs a string 'id'."
        : $"'{Type}' is no message that a client sends.";

    /// <summary>Takes a message apart.</summary>
    public static SocketMessage Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        json.TryGetProperty("payload"u8, out var payload);
        return new SocketMessage(Text(json, "type"u8), Text(json, "id"u8), payload);
    }

    private static string? Text(JsonElement json, ReadOnlySpan<byte> name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
