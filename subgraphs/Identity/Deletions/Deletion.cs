namespace Graph.Identity.Deletions;

/// <summary>That an account is to be deleted. When it is, the row stays for a while, and names nobody.</summary>
internal sealed class Deletion
{
    public required Guid Id { get; init; }

    /// <summary>Whose account; null when it is gone.</summary>
    public Guid? UserId { get; init; }

    /// <summary>SHA-256 of what the person looks with for how far it is.</summary>
    public required byte[] ReceiptHash { get; init; }

    /// <summary>Why, as the person has written it; null when the account is gone.</summary>
    public string? Reason { get; init; }

    public required DeletionStatus Status { get; init; }

    /// <summary>0 before it begins, then the round that services are asked for.</summary>
    public int Round { get; init; }

    /// <summary>When all services had answered in this round; null until then.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public required DateTimeOffset ScheduledFor { get; init; }

    /// <summary>When there is something to do next.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When nothing was left.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
