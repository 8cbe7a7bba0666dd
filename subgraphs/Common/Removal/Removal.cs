namespace Graph.Common.Removal;

/// <summary>That a person is being removed from a service, in the table <c>removals</c>: gone when nothing is left.</summary>
public sealed class Removal
{
    /// <summary>Who.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The deletion that the answer names.</summary>
    public required Guid DeletionId { get; init; }

    /// <summary>The round of the deletion.</summary>
    public required int Round { get; init; }

    /// <summary>How many rows are gone.</summary>
    public long Removed { get; init; }

    /// <summary>Until when an instance works on it: another one goes on after that.</summary>
    public required DateTimeOffset ClaimedUntil { get; init; }
}
