namespace Graph.Common.Events.Inbox;

/// <summary>
/// How far a service has consumed a shard of another one's events, in the table <c>event_progress</c>. Nothing depends on it
/// but what people are shown: what may have come twice, the inbox and the versions tell.
/// </summary>
public sealed class EventProgress
{
    /// <summary>The service whose events they are: <c>death</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The shard of that service.</summary>
    public required int Shard { get; init; }

    /// <summary>The last event of the last batch; that service's outbox knows where it lies.</summary>
    public required Guid EventId { get; init; }

    /// <summary>When it was consumed.</summary>
    public required DateTimeOffset ConsumedAt { get; init; }
}
