namespace Graph.Common.Events.Outbox;

/// <summary>
/// The latest version of an aggregate whose own row has none, in the table <c>outbox_sequence</c>. Its row is locked from the
/// write of an event to the end of the transaction, which is what keeps the events of an aggregate in order.
/// </summary>
public sealed class OutboxSequence
{
    /// <summary>The aggregate.</summary>
    public required Guid AggregateId { get; init; }

    /// <summary>The version of its latest event.</summary>
    public required long Sequence { get; init; }
}
