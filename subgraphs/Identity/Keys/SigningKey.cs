namespace Graph.Identity.Keys;

/// <summary>A key that signs access tokens. Its public half is in the key set from its beginning to its end.</summary>
internal sealed class SigningKey
{
    /// <summary>The thumbprint of the public key (RFC 7638): the <c>kid</c> of tokens.</summary>
    public required string Id { get; init; }

    /// <summary>The private key, PKCS #8, sealed where there is a data key.</summary>
    public required byte[] PrivateKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it signs: later than it is published, so that everybody knows it by then.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>From when its tokens are refused; null while it is not replaced.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
