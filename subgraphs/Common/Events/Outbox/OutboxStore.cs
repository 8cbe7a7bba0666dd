using System.Text.Json;
using Graph.Common.Events.Carriers;
using Npgsql;

namespace Graph.Common.Events.Outbox;

/// <summary>The relay's statements. Each is one implicit transaction, in SQL that PostgreSQL and CockroachDB run.</summary>
internal sealed class OutboxStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Takes what has expired and prolongs what is held, by the database's clock; and says where something waits. One
    /// statement, because an idle service executes nothing else.
    /// </summary>
    private const string HoldSql = """
        with held as (
            insert into event_lease as l (shard, owner, token, position, expires_at)
            select s.shard, $1, 1, 0, now() + $2 from unnest($3::int[]) as s(shard)
            on conflict (shard) do update
                set owner = excluded.owner,
                    token = case when l.owner = excluded.owner then l.token else l.token + 1 end,
                    expires_at = excluded.expires_at
                where l.owner = excluded.owner or l.expires_at < now()
            returning shard, token, position, groups
        )
        select h.shard, h.token, h.position, h.groups,
            exists (select 1 from outbox o where o.shard = h.shard and o.published_at is null)
        from held h
        """;

    private const string ReleaseSql =
        "update event_lease set expires_at = now() - interval '1 second' where owner = $1";

    /// <summary>
    /// The events of an aggregate in their order, aggregate by aggregate: no clock is involved, and no event can appear later
    /// in front of one that was read.
    /// </summary>
    private const string ReadSql = $"{ReadColumns} where shard = $1 and published_at is null {ReadOrder}";

    private const string ReadAfterSql =
        $"{ReadColumns} where shard = $1 and published_at is null and aggregate_id > $3 {ReadOrder}";

    private const string ReadColumns = """
        select id, aggregate_id, sequence, type, type_version, occurred_at, data, trace_parent, trace_state
        from outbox
        """;

    private const string ReadOrder = "order by aggregate_id, sequence, id limit $2";

    private const string MarkSql = """
        with fence as (
            update event_lease set position = $5
            where shard = $1 and owner = $2 and token = $3 and expires_at > now()
            returning shard
        )
        update outbox set published_at = now(), position = $5
        where id = any($4) and exists (select 1 from fence)
        """;

    private const string RequeueSql = """
        with fence as (
            update event_lease set position = $4
            where shard = $1 and owner = $2 and token = $3 and expires_at > now()
            returning shard
        ), requeued as (
            update outbox set published_at = null, position = null
            where shard = $1 and published_at is not null and position > $4 and exists (select 1 from fence)
            returning shard
        )
        select (select count(*) from fence), (select count(*) from requeued)
        """;

    private const string GroupsSql =
        "update event_lease set groups = $4 where shard = $1 and owner = $2 and token = $3 and expires_at > now()";

    private const string UnpublishedSql =
        "select count(*), min(occurred_at) from outbox where shard = any($1) and published_at is null";

    /// <summary>How many events of shards are not published, and when the oldest of them happened.</summary>
    public async Task<(long Events, DateTimeOffset? Oldest)> UnpublishedAsync(
        int[] shards,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(UnpublishedSql);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = shards });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1));
    }

    /// <summary>Takes or prolongs the leases of shards.</summary>
    public async Task<List<HeldShard>> HoldAsync(
        Guid owner,
        TimeSpan time,
        int[] shards,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(HoldSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = time });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = shards });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var held = new List<HeldShard>();
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add(
                new HeldShard(
                    reader.GetInt32(0),
                    reader.GetInt64(1),
                    new EventStreamState(reader.GetInt64(2), reader.GetFieldValue<string[]>(3)),
                    reader.GetBoolean(4)
                )
            );
        }

        return held;
    }

    /// <summary>Lets another relay take over at once.</summary>
    public async Task ReleaseAsync(Guid owner, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReleaseSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The next events of a shard that are not published, of aggregates after one or from the first.</summary>
    public async Task<List<EventEnvelope>> ReadAsync(
        int shard,
        Guid? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(after is null ? ReadSql : ReadAfterSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        if (after is { } aggregate)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = aggregate });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<EventEnvelope>();
        while (await reader.ReadAsync(cancellationToken))
        {
            using var data = JsonDocument.Parse(reader.GetString(6));
            events.Add(
                new EventEnvelope
                {
                    Id = reader.GetGuid(0),
                    AggregateId = reader.GetGuid(1),
                    Sequence = reader.GetInt64(2),
                    Type = reader.GetString(3),
                    TypeVersion = reader.GetInt32(4),
                    OccurredAt = reader.GetFieldValue<DateTimeOffset>(5),
                    Data = data.RootElement.Clone(),
                    TraceParent = reader.IsDBNull(7) ? null : reader.GetString(7),
                    TraceState = reader.IsDBNull(8) ? null : reader.GetString(8),
                }
            );
        }

        return events;
    }

    /// <summary>Notes that events have been published as one batch.</summary>
    /// <returns>False if the lease is lost: another relay publishes, and nothing was noted.</returns>
    public async Task<bool> MarkAsync(
        int shard,
        Guid owner,
        long token,
        List<EventEnvelope> events,
        long position,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(MarkSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = token });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Id)] });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Notes that a stream has lost everything after a position: it is published again.</summary>
    /// <returns>How many events that are; null if the lease is lost, and nothing was noted.</returns>
    public async Task<long?> RequeueAsync(
        int shard,
        Guid owner,
        long token,
        long after,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(RequeueSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = token });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt64(0) == 0 ? null : reader.GetInt64(1);
    }

    /// <summary>Notes who reads a stream.</summary>
    public async Task NoteGroupsAsync(
        int shard,
        Guid owner,
        long token,
        IReadOnlyList<string> groups,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(GroupsSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = token });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. groups] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A shard whose lease is held.</summary>
    /// <param name="Shard">Which.</param>
    /// <param name="Token">The lease's.</param>
    /// <param name="Stream">Its stream, as far as it was noted.</param>
    /// <param name="HasUnpublished">Whether something waits.</param>
    internal readonly record struct HeldShard(int Shard, long Token, EventStreamState Stream, bool HasUnpublished);
}
