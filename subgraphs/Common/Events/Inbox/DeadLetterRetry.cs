using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Events.Inbox;

/// <summary>
/// Tries events again that could not be consumed: the first of each aggregate until it succeeds or has been tried five
/// times, then those behind it, in order.
/// </summary>
internal sealed partial class DeadLetterRetry(
    IReadOnlyList<EventConsumer> consumers,
    IServiceProvider services,
    EventTimes times,
    DeadLetterSignal signal,
    ILogger<DeadLetterRetry> logger
)
{
    /// <summary>How often an event is tried before a person has to look at it.</summary>
    public const int MaxTries = 5;

    private const int MaxAggregates = 100;

    /// <summary>All that is executed while nothing is put aside.</summary>
    private const string AnySql = "select exists (select 1 from dead_letters where state <> 'DEAD')";

    private const string DueSql = """
        select consumer, aggregate_id from dead_letters
        where state = 'WAITING' and next_try_at <= now()
        order by next_try_at
        limit $1
        """;

    private const string NextSql =
        "select extract(epoch from min(next_try_at) - now())::float8 from dead_letters where state = 'WAITING'";

    /// <summary>
    /// The first event of an aggregate, locked: of several instances one tries it. A held event that is first was put aside
    /// while the one before it was on its way out, and is due.
    /// </summary>
    private const string HeadSql = """
        select event_id, type, envelope, state, tries, next_try_at <= now()
        from dead_letters
        where consumer = $1 and aggregate_id = $2
        order by sequence, event_id
        limit 1
        for update
        """;

    private const string DeleteSql = "delete from dead_letters where consumer = $1 and event_id = $2";

    private const string PostponeSql = """
        update dead_letters
        set state = $3, tries = $4, error = $5, next_try_at = now() + $6
        where consumer = $1 and event_id = $2
        """;

    /// <summary>Held events whose aggregate has nothing in front of them: their turn has come.</summary>
    private const string PromoteSql = """
        update dead_letters set state = 'WAITING', next_try_at = now()
        where state = 'HELD' and not exists (
            select 1 from dead_letters o
            where o.consumer = dead_letters.consumer and o.aggregate_id = dead_letters.aggregate_id and o.state <> 'HELD'
        )
        """;

    private readonly NpgsqlDataSource _database = services.GetRequiredService<EventDatabase>().Source;

    /// <summary>Retries until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = times.Poll;
            try
            {
                wait = await RetryDueAsync(cancellationToken);
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                LogDatabaseAway(logger, e.Message);
                wait = times.Retry;
            }

            await signal.WaitAsync(wait, cancellationToken);
        }
    }

    /// <summary>Tries everything that is due.</summary>
    /// <returns>How long until something may be due again.</returns>
    private async Task<TimeSpan> RetryDueAsync(CancellationToken cancellationToken)
    {
        await using (var any = _database.CreateCommand(AnySql))
        {
            if (await any.ExecuteScalarAsync(cancellationToken) is false)
            {
                return times.Poll;
            }
        }

        while (true)
        {
            var due = new List<(string Consumer, Guid Aggregate)>();
            await using (var command = _database.CreateCommand(DueSql))
            {
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxAggregates });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    due.Add((reader.GetString(0), reader.GetGuid(1)));
                }
            }

            if (due.Count == 0)
            {
                break;
            }

            foreach (var (name, aggregate) in due)
            {
                var consumer = consumers.FirstOrDefault(consumer => consumer.Name == name);
                if (consumer is null)
                {
                    // A consumer that is gone from the code; its letters stay for whoever looks.
                    await PostponeAsync(name, aggregate, cancellationToken);
                    continue;
                }

                while (await TryHeadAsync(consumer, aggregate, cancellationToken)) { }
            }
        }

        await using (var promote = _database.CreateCommand(PromoteSql))
        {
            if (await promote.ExecuteNonQueryAsync(cancellationToken) > 0)
            {
                return TimeSpan.Zero;
            }
        }

        await using var next = _database.CreateCommand(NextSql);
        return await next.ExecuteScalarAsync(cancellationToken) is double seconds
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0.001, times.Poll.TotalSeconds))
            : times.Poll;
    }

    /// <returns>Whether the first event of the aggregate has succeeded and another may follow.</returns>
    private async Task<bool> TryHeadAsync(EventConsumer consumer, Guid aggregate, CancellationToken cancellationToken)
    {
        Head head;
        Exception failure;
        await using (var connection = await _database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        await using (var scope = new EventScope(services, connection, transaction))
        {
            if (await HeadAsync(consumer, aggregate, scope, cancellationToken) is not { } first)
            {
                return false;
            }

            head = first;
            try
            {
                var envelope = Read(head);
                using var activity = EventActivities.StartProcess(consumer, [envelope]);
                var instance = services.GetRequiredService(consumer.Type);
                await consumer.ConsumeAsync(instance, [envelope], scope, cancellationToken);
                await using var delete = new NpgsqlCommand(DeleteSql, connection, transaction);
                delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer.Name });
                delete.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = head.EventId });
                await delete.ExecuteNonQueryAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
            catch (Exception e) when (!DatabaseFailure.IsTransient(e) && !cancellationToken.IsCancellationRequested)
            {
                failure = e;
            }
        }

        var tries = head.Tries + 1;
        var state = tries >= MaxTries || failure is UnreadableEventException ? DeadLetter.Dead : DeadLetter.Waiting;
        if (state == DeadLetter.Dead)
        {
            LogDead(logger, head.Type, head.EventId, tries, consumer.Name, failure);
        }

        await using var postpone = _database.CreateCommand(PostponeSql);
        postpone.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer.Name });
        postpone.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = head.EventId });
        postpone.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state });
        postpone.Parameters.Add(new NpgsqlParameter<int> { TypedValue = tries });
        postpone.Parameters.Add(new NpgsqlParameter<string> { TypedValue = EventDispatcher.Describe(failure) });
        postpone.Parameters.Add(
            new NpgsqlParameter<TimeSpan> { TypedValue = times.FirstBackoff * Math.Pow(2, Math.Max(0, tries - 1)) }
        );
        await postpone.ExecuteNonQueryAsync(cancellationToken);
        return false;
    }

    private static async Task<Head?> HeadAsync(
        EventConsumer consumer,
        Guid aggregate,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(HeadSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer.Name });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = aggregate });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var isDue = reader.GetString(3) switch
        {
            DeadLetter.Waiting => reader.GetBoolean(5),
            DeadLetter.Held => true,
            _ => false,
        };
        return isDue ? new Head(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(4)) : null;
    }

    /// <summary>A letter that somebody has damaged is dead, and no reason for the others to wait.</summary>
    private static EventEnvelope Read(Head head)
    {
        try
        {
            return EventJson.Read(head.Envelope);
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException(
                $"The envelope in dead_letters cannot be read ({e.Message}): mend it there and replay, or delete the row.",
                e
            );
        }
    }

    private async Task PostponeAsync(string consumer, Guid aggregate, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(
            """
            update dead_letters set state = 'DEAD', next_try_at = null, error = 'No consumer of this name is left.'
            where consumer = $1 and aggregate_id = $2 and state = 'WAITING'
            """
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = consumer });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = aggregate });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first letter of an aggregate, as it lies in the table.</summary>
    private readonly record struct Head(Guid EventId, string Type, string Envelope, int Tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events that were put aside wait for the database: {Reason}")]
    private static partial void LogDatabaseAway(ILogger logger, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Type} {Id} has failed {Tries} times in {Consumer} and is dead, with what waits behind it. See ./graph "
            + "events list; when the cause is gone: ./graph events replay."
    )]
    private static partial void LogDead(
        ILogger logger,
        string type,
        Guid id,
        int tries,
        string consumer,
        Exception exception
    );
}
