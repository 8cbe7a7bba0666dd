using Npgsql;

namespace Graph.Common.Events.Inbox;

/// <summary>The statements of a consumer beside its effects.</summary>
internal static class InboxStore
{
    private const string ReceiveSql = """
        insert into inbox (consumer, event_id, processed_at)
        select $1, e.id, now() from unnest($2::uuid[]) as e(id) order by e.id
        on conflict (consumer, event_id) do nothing
        returning event_id
        """;

    private const string HeldSql =
        "select distinct aggregate_id from dead_letters where consumer = $1 and aggregate_id = any($2)";

    private const string ParkSql = """
        insert into dead_letters
            (consumer, event_id, aggregate_id, sequence, type, envelope, state, tries, error, parked_at, next_try_at)
        values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, now(), now() + $10)
        on conflict (consumer, event_id) do nothing
        """;

    private const string ProgressSql = """
        insert into event_progress (source, shard, event_id, consumed_at) values ($1, $2, $3, now())
        on conflict (source, shard) do update set event_id = excluded.event_id, consumed_at = excluded.consumed_at
        """;

    /// <summary>Notes how far a shard has been consumed.</summary>
    public static async Task NoteProgressAsync(
        NpgsqlDataSource database,
        EventEnvelope last,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(ProgressSql);
        AddProgress(command.Parameters, last);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes that events have come, and asks which aggregates wait for an earlier event; one round trip.</summary>
    /// <param name="consumer">Who gets them.</param>
    /// <param name="events">The events.</param>
    /// <param name="last">The event up to which the shard has been consumed once this transaction is committed; null if it is not.</param>
    /// <param name="scope">The transaction.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>The events that have not come before, and the aggregates that wait.</returns>
    public static async Task<(HashSet<Guid>? New, HashSet<Guid>? Held)> ReceiveAsync(
        EventConsumer consumer,
        IReadOnlyList<EventEnvelope> events,
        EventEnvelope? last,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(scope.Connection, scope.Transaction);
        var aggregates = new HashSet<Guid>();
        foreach (var e in events)
        {
            aggregates.Add(e.AggregateId);
        }

        batch.BatchCommands.Add(Command(HeldSql, consumer.Name, [.. aggregates]));
        if (consumer.Idempotency == Idempotency.Inbox)
        {
            batch.BatchCommands.Add(Command(ReceiveSql, consumer.Name, [.. events.Select(e => e.Id)]));
        }

        if (last is not null)
        {
            var progress = new NpgsqlBatchCommand(ProgressSql);
            AddProgress(progress.Parameters, last);
            batch.BatchCommands.Add(progress);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        HashSet<Guid>? held = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            (held ??= []).Add(reader.GetGuid(0));
        }

        HashSet<Guid>? fresh = null;
        if (await reader.NextResultAsync(cancellationToken))
        {
            fresh = [];
            while (await reader.ReadAsync(cancellationToken))
            {
                fresh.Add(reader.GetGuid(0));
            }
        }

        return (fresh, held);
    }

    /// <summary>Puts an event aside.</summary>
    public static async Task ParkAsync(
        EventConsumer consumer,
        EventEnvelope e,
        string state,
        string? error,
        TimeSpan? retryAfter,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(ParkSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer.Name });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = e.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = e.AggregateId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = e.Sequence });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = e.Type });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EventJson.Write(e) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = state == DeadLetter.Held ? 0 : 1 });
        command.Parameters.Add(
            new NpgsqlParameter { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }
        );
        command.Parameters.Add(
            new NpgsqlParameter
            {
                Value = (object?)retryAfter ?? DBNull.Value,
                NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Interval,
            }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddProgress(NpgsqlParameterCollection parameters, EventEnvelope last)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = last.Source });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = EventShard.Of(last.AggregateId) });
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = last.Id });
    }

    private static NpgsqlBatchCommand Command(string sql, string consumer, Guid[] ids)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        return command;
    }
}
