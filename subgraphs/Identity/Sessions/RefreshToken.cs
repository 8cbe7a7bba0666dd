namespace Graph.Identity.Sessions;

/// <summary>A refresh token, of which only the hash is kept. Used ones stay for as long as their session, to be recognised.</summary>
internal sealed class RefreshToken
{
    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    public required Guid SessionId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was exchanged for the next one; null for the one that is valid.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
