namespace Graph.Identity.Emails;

/// <summary>A token that went out by e-mail, of which only the hash is kept. It is good once.</summary>
internal sealed class EmailToken
{
    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>What it is good for.</summary>
    public required EmailKind Kind { get; init; }

    /// <summary>The address that it shows to be its owner's, as they write it; null for that of the account.</summary>
    public string? Address { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
