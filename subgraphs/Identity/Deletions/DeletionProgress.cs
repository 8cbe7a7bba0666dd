namespace Graph.Identity.Deletions;

/// <summary>How far a service is with a deletion: a row of <c>deletion_steps</c>.</summary>
internal sealed class DeletionProgress
{
    public required Guid DeletionId { get; init; }

    /// <summary>The service: <c>death</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The last round in which it had nothing left.</summary>
    public int DoneRound { get; init; }

    /// <summary>How many rows it has removed in the first round.</summary>
    public long RemovedFirst { get; init; }

    /// <summary>How many in the second.</summary>
    public long RemovedSecond { get; init; }
}
