namespace Graph.Common.Events.Inbox;

/// <summary>That a consumer has had an event, in the table <c>inbox</c>: written by the transaction of the effect.</summary>
public sealed class InboxRow
{
    /// <summary>The consumer: <c>notification.follows</c>.</summary>
    public required string Consumer { get; init; }

    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When; rows are deleted after <see cref="InboxSweeper.Retention"/>.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }
}
