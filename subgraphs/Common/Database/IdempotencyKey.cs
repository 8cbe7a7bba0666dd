namespace Graph.Common.Database;

/// <summary>
/// That a user's request was made before: kept for a day, so that a client that does not know whether its request arrived
/// can repeat it. A row of the table <c>idempotency</c>, which every service that creates something has.
/// </summary>
public sealed class IdempotencyKey
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Whose request.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What the client calls it.</summary>
    public required string Key { get; init; }

    /// <summary>The mutation: <c>createPost</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>SHA-256 of the input: the same key with another input is a mistake.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary><c>RUNNING</c> or <c>DONE</c>.</summary>
    public required string State { get; init; }

    /// <summary>What the request gave, as JSON: the id of what it created.</summary>
    public string? Result { get; init; }

    /// <summary>When the key may be used again.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
