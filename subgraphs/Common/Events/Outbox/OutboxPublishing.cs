using System.Diagnostics;
using System.Text.Json;
using Graph.Common.Database;
using Graph.Events;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Common.Events.Outbox;

/// <summary>Publishes events with the changes that make them happen.</summary>
public static class OutboxPublishing
{
    private const string InsertSql = """
        insert into outbox
            (id, shard, aggregate_id, sequence, type, type_version, occurred_at, data, trace_parent, trace_state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

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

    /// <summary>
    /// The statement that publishes an event, for those who write in SQL: part of the transaction of the change. Wake the relay
    /// (<see cref="OutboxSignal"/>) after its commit.
    /// </summary>
    /// <param name="e">What happened.</param>
    /// <param name="sequence">The version of the aggregate after the change, which holds a lock on what it is read from.</param>
    public static NpgsqlBatchCommand Command(IEvent e, long sequence)
    {
        var row = ToRow(EventContracts.Graph, e, sequence);
        var command = new NpgsqlBatchCommand(InsertSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.Id });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = row.Shard });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.AggregateId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = row.Sequence });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Type });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = row.TypeVersion });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = row.OccurredAt });
        command.Parameters.Add(new NpgsqlParameter { Value = row.Data, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(Text(row.TraceParent));
        command.Parameters.Add(Text(row.TraceState));
        return command;
    }

    /// <summary>Publishes an event that several services publish alike, as one of them.</summary>
    internal static void PublishAs(this ServiceDbContext context, string source, IEvent e) =>
        context.Add(ToRow(EventContracts.Graph, e, 0, source));

    /// <summary>The row of an event that happens now, in the trace of the current request.</summary>
    internal static OutboxRow ToRow(EventContracts contracts, IEvent e, long sequence, string? source = null)
    {
        var contract = contracts.Of(e.GetType(), source);
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

    private static NpgsqlParameter Text(string? text) =>
        new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
