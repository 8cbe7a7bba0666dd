namespace Graph.Common.Events.Outbox;

/// <summary>
/// An event in the table <c>outbox</c>: written by the transaction that made it happen, published by the relay, kept for
/// <see cref="OutboxSweeper.Retention"/>.
/// </summary>
public sealed class OutboxRow
{
    /// <summary>The event's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The shard of the aggregate (<see cref="EventShard"/>).</summary>
    public required int Shard { get; init; }

    /// <summary>What the event is about.</summary>
    public required Guid AggregateId { get; init; }

    /// <summary>
    /// The version of the aggregate. Whoever writes the row holds a lock on what the version is read from until the
    /// transaction ends, so no smaller version can appear later.
    /// </summary>
    public long Sequence { get; set; }

    /// <summary>The contract.</summary>
    public required string Type { get; init; }

    /// <summary>The version of the contract.</summary>
    public required int TypeVersion { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The contract's record, as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>The W3C <c>traceparent</c> of the request.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The W3C <c>tracestate</c> that belongs to it.</summary>
    public string? TraceState { get; init; }

    /// <summary>Where in its stream it was published: the number of its batch. Null until then.</summary>
    public long? Position { get; set; }

    /// <summary>When it was published; null until then.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
}
