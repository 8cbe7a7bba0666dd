using System.Diagnostics;
using System.Text.Json;
using Graph.Common.Database;
using Graph.Events;

namespace Graph.Common.Events.Outbox;

/// <summary>Publishes events with the changes that make them happen.</summary>
public static class OutboxPublishing
{
    /// <summary>
    /// Publishes an event with the next <c>SaveChangesAsync</c> of a context: both are committed, or neither is. The model
    /// has to have an outbox (<see cref="OutboxModel.AddOutbox"/>).
    /// </summary>
    /// <param name="context">The context that has the changes.</param>
    /// <param name="e">What happened.</param>
    /// <param name="sequence">
    /// The version of the aggregate after the change, where its own row has one that grows with each change; the row must be
    /// part of the change. Without it the outbox counts by itself.
    /// </param>
    public static void Publish(this ServiceDbContext context, IEvent e, long? sequence = null) =>
        context.Add(ToRow(EventContracts.Graph, e, sequence ?? 0));

    /// <summary>The row of an event that happens now, in the trace of the current request.</summary>
    internal static OutboxRow ToRow(EventContracts contracts, IEvent e, long sequence)
    {
        var contract = contracts.Of(e.GetType());
        var activity = Activity.Current;
        return new OutboxRow
        {
            Id = Guid.CreateVersion7(),
            Shard = EventShard.Of(e.AggregateId),
            AggregateId = e.AggregateId,
            Sequence = sequence,
            Type = contract.Type,
            TypeVersion = contract.Version,
            OccurredAt = Clock.Now(),
            Data = JsonSerializer.Serialize(e, e.GetType(), EventJson.Options),
            TraceParent = activity?.Id,
            TraceState = activity?.TraceStateString,
        };
    }
}
