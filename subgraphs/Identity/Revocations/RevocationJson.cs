using System.Text.Json.Serialization;

namespace Graph.Identity.Revocations;

/// <summary>Whose access tokens are withdrawn: sessions, and people with the second until which theirs were issued.</summary>
internal sealed record RevocationDocument(
    [property: JsonPropertyName("sessions")] IReadOnlyList<string> Sessions,
    [property: JsonPropertyName("users")] IReadOnlyDictionary<string, long> Users
);

/// <summary>Writes them without reflection.</summary>
[JsonSerializable(typeof(RevocationDocument))]
internal sealed partial class RevocationJson : JsonSerializerContext;
