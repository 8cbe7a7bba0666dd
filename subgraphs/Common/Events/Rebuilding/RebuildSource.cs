using Graph.Common.Events.Outbox;
using Npgsql;

namespace Graph.Common.Events.Rebuilding;

/// <summary>The owner's side of a rebuild: reads its state and writes it into its outbox.</summary>
internal sealed class RebuildSource(
    string service,
    NpgsqlDataSource database,
    IEventSnapshot snapshot,
    EventContracts contracts,
    Type record
)
{
    private const string InsertSql = """
        insert into outbox (id, shard, aggregate_id, sequence, type, type_version, occurred_at, data)
        select e.id, e.shard, e.aggregate_id, e.sequence, $1, $2, $8, e.data::jsonb
        from unnest($3::uuid[], $4::int[], $5::uuid[], $6::bigint[], $7::text[])
            as e(id, shard, aggregate_id, sequence, data)
        """;

    private const string WaitingSql = """
        select count(*) from outbox
        where shard = $1 and type = $2 and occurred_at = $3 and (published_at is null or position > $4)
        """;

    public string Service => service;

    public NpgsqlDataSource Database => database;

    public string EventType => contracts.Of(record).Type;

    /// <summary>Publishes the states of the next aggregates.</summary>
    /// <param name="taken">When the snapshot is taken: what all of its events say of themselves.</param>
    /// <param name="after">The last one of the page before.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<(int Count, AggregateState? Last)> PublishAsync(
        DateTimeOffset taken,
        AggregateState? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var states = await snapshot.ReadAsync(database, after, limit, cancellationToken);
        if (states.Count == 0)
        {
            return (0, after);
        }

        var rows = new OutboxRow[states.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = OutboxPublishing.ToRow(contracts, states[i].Event, states[i].Sequence);
        }

        await using var command = database.CreateCommand(InsertSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = rows[0].Type });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = rows[0].TypeVersion });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => row.Id)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(row => row.Shard)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => row.AggregateId)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Sequence)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => row.Data)] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = taken });
        await command.ExecuteNonQueryAsync(cancellationToken);
        return (rows.Length, states[^1]);
    }

    /// <summary>How many events of a snapshot have not been consumed.</summary>
    /// <param name="taken">When the snapshot was taken.</param>
    /// <param name="shard">Which of them: those of this shard.</param>
    /// <param name="consumed">The number of the last batch of the shard that was consumed.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<long> WaitingAsync(
        DateTimeOffset taken,
        int shard,
        long consumed,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(WaitingSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EventType });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = taken });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = consumed });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
