using System.Text.Json.Serialization;

namespace Graph.Identity.Keys;

/// <summary>Public keys, as a JSON Web Key Set (RFC 7517).</summary>
internal sealed record KeySetDocument([property: JsonPropertyName("keys")] IReadOnlyList<PublicKey> Keys);

/// <summary>A public key (RFC 7518, section 6.2).</summary>
internal sealed record PublicKey(
    [property: JsonPropertyName("kty")] string KeyType,
    [property: JsonPropertyName("crv")] string Curve,
    [property: JsonPropertyName("alg")] string Algorithm,
    [property: JsonPropertyName("use")] string Use,
    [property: JsonPropertyName("kid")] string Id,
    [property: JsonPropertyName("x")] string X,
    [property: JsonPropertyName("y")] string Y
);

/// <summary>Writes them without reflection.</summary>
[JsonSerializable(typeof(KeySetDocument))]
internal sealed partial class KeySetJson : JsonSerializerContext;
