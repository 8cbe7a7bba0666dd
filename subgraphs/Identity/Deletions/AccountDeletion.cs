namespace Graph.Identity.Deletions;

/// <summary>That an account is to be deleted, or is being so: the person can see it finish.</summary>
internal sealed class AccountDeletion
{
    /// <summary>When it begins; it can be cancelled before.</summary>
    public required DateTimeOffset ScheduledFor { get; init; }

    /// <summary>How far it is.</summary>
    public required DeletionStatus Status { get; init; }

    /// <summary>How far each service is; Identity comes last.</summary>
    public required IReadOnlyList<DeletionStep> Steps { get; init; }

    /// <summary>
    /// What <c>accountDeletion</c> takes, also when nobody can sign in any more. It is told once, by <c>deleteAccount</c>; null elsewhere.
    /// </summary>
    public string? Receipt { get; init; }
}
