using System.Text.Json;
using Graph.Common.Events.Carriers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Events.Inbox;

/// <summary>
/// Hands batches to the consumers of a service, each in a transaction of its own. Returns only when every event has had its
/// effect or has been put aside; while the database is away it waits.
/// </summary>
internal sealed partial class EventDispatcher(
    string group,
    IReadOnlyList<EventConsumer> consumers,
    EventContracts contracts,
    IServiceProvider services,
    EventTimes times,
    EventMetrics metrics,
    DeadLetterSignal deadLetters,
    ILogger<EventDispatcher> logger
)
{
    private const int MaxErrorLength = 2_000;
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _database = services.GetRequiredService<EventDatabase>().Source;

    /// <summary>Consumes one batch.</summary>
    public async Task DispatchAsync(EventBatch sent, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventEnvelope> batch;
        try
        {
            batch = EventJson.ReadBatch(sent.Json);
        }
        catch (JsonException e)
        {
            // No event can be told in it. The outbox still has what it was.
            LogNoBatch(logger, group, e);
            return;
        }

        foreach (var e in batch)
        {
            if (!contracts.Knows(e.Type))
            {
                metrics.Skipped(group);
            }
        }

        if (batch.Count == 0)
        {
            return;
        }

        using var inHand = metrics.TakeInHand(
            group,
            batch[0].Source,
            EventShard.Of(batch[0].AggregateId),
            batch.Min(e => e.OccurredAt)
        );
        var isNoted = false;
        var work = new Queue<(EventConsumer Consumer, List<EventEnvelope> Events)>(
            consumers
                .Select(consumer => (consumer, Events: batch.Where(e => consumer.Wants(e.Type)).ToList()))
                .Where(wanted => wanted.Events.Count > 0)
        );
        while (work.TryDequeue(out var next))
        {
            // The last of them notes how far all of them are, in its own transaction: that costs nothing of its own.
            var last = work.Count == 0 ? batch[^1] : null;
            using var activity = EventActivities.StartProcess(
                next.Consumer,
                next.Events,
                EventActivities.ContextOf(sent)
            );
            isNoted = await ConsumeAsync(next.Consumer, next.Events, last, cancellationToken);
        }

        if (!isNoted)
        {
            await UntilDatabaseAnswersAsync(
                token => InboxStore.NoteProgressAsync(_database, batch[^1], token),
                cancellationToken
            );
        }
    }

    /// <returns>Whether it is noted that the shard has been consumed up to <paramref name="last"/>.</returns>
    private async Task<bool> ConsumeAsync(
        EventConsumer consumer,
        List<EventEnvelope> events,
        EventEnvelope? last,
        CancellationToken cancellationToken
    )
    {
        if (await TryAsync(consumer, events, last, cancellationToken) is null)
        {
            return last is not null;
        }

        // One of them is poison: each has to show by itself that it is not.
        foreach (var e in events)
        {
            if (await TryAsync(consumer, [e], null, cancellationToken) is { } failure)
            {
                await ParkAsync(consumer, e, failure, cancellationToken);
            }
        }

        return false;
    }

    /// <returns>Null, or why the events cannot be consumed; waits as long as that is only the database.</returns>
    private async Task<Exception?> TryAsync(
        EventConsumer consumer,
        List<EventEnvelope> events,
        EventEnvelope? last,
        CancellationToken cancellationToken
    )
    {
        Exception? failure = null;
        await UntilDatabaseAnswersAsync(
            async token =>
            {
                failure = null;
                (List<EventEnvelope> Consumed, bool HasParked) applied;
                await using var connection = await _database.OpenConnectionAsync(token);
                await using var transaction = await connection.BeginTransactionAsync(token);
                await using var scope = new EventScope(services, connection, transaction);
                try
                {
                    applied = await ApplyAsync(consumer, events, last, scope, token);
                }
                catch (Exception e) when (!DatabaseFailure.IsTransient(e) && !token.IsCancellationRequested)
                {
                    failure = e;
                    return;
                }

                await transaction.CommitAsync(token);
                metrics.Consumed(consumer.Name, applied.Consumed);
                if (applied.HasParked)
                {
                    deadLetters.Wake();
                }
            },
            cancellationToken
        );
        return failure;
    }

    /// <returns>The events that have their effect now, neither earlier nor later; and whether others were put aside.</returns>
    private async Task<(List<EventEnvelope> Consumed, bool HasParked)> ApplyAsync(
        EventConsumer consumer,
        List<EventEnvelope> events,
        EventEnvelope? last,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        var (fresh, held) = await InboxStore.ReceiveAsync(consumer, events, last, scope, cancellationToken);
        var hasParked = false;
        var now = events;
        if (held is not null || (fresh is not null && fresh.Count < events.Count))
        {
            now = new List<EventEnvelope>(events.Count);
            foreach (var e in events)
            {
                // Within a batch an event may come twice, too.
                if (fresh is not null && !fresh.Remove(e.Id))
                {
                    continue;
                }

                if (held is not null && held.Contains(e.AggregateId))
                {
                    await InboxStore.ParkAsync(consumer, e, DeadLetter.Held, null, null, scope, cancellationToken);
                    metrics.Parked(consumer.Name, 1);
                    hasParked = true;
                    continue;
                }

                now.Add(e);
            }
        }

        if (now.Count > 0)
        {
            var instance = services.GetRequiredService(consumer.Type);
            await consumer.ConsumeAsync(instance, now, scope, cancellationToken);
        }

        return (now, hasParked);
    }

    /// <summary>Puts an event aside, so that those behind it can go on.</summary>
    private async Task ParkAsync(
        EventConsumer consumer,
        EventEnvelope e,
        Exception failure,
        CancellationToken cancellationToken
    )
    {
        // What cannot be read is not read better by repetition.
        var state = failure is UnreadableEventException ? DeadLetter.Dead : DeadLetter.Waiting;
        LogParked(logger, e.Type, e.Id, consumer.Name, state, failure);
        await UntilDatabaseAnswersAsync(
            async token =>
            {
                await using var connection = await _database.OpenConnectionAsync(token);
                await using var transaction = await connection.BeginTransactionAsync(token);
                await using var scope = new EventScope(services, connection, transaction);
                var (fresh, _) = await InboxStore.ReceiveAsync(consumer, [e], null, scope, token);
                if (fresh is null || fresh.Contains(e.Id))
                {
                    await InboxStore.ParkAsync(
                        consumer,
                        e,
                        state,
                        Describe(failure),
                        state == DeadLetter.Waiting ? times.FirstBackoff : null,
                        scope,
                        token
                    );
                }

                await transaction.CommitAsync(token);
            },
            cancellationToken
        );
        metrics.Parked(consumer.Name, 1);
        deadLetters.Wake();
    }

    private async Task UntilDatabaseAnswersAsync(
        Func<CancellationToken, Task> work,
        CancellationToken cancellationToken
    )
    {
        for (var pause = times.Retry; ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                LogDatabaseAway(logger, group, e.Message);
            }

            await Task.Delay(pause, times.Time, cancellationToken);
        }
    }

    internal static string Describe(Exception failure)
    {
        var text = $"{failure.GetType().Name}: {failure.Message}";
        return text.Length <= MaxErrorLength ? text : text[..MaxErrorLength];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Group} got what is no batch of events; it is skipped.")]
    private static partial void LogNoBatch(ILogger logger, string group, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events for {Group} wait for its database: {Reason}")]
    private static partial void LogDatabaseAway(ILogger logger, string group, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Type} {Id} could not be consumed by {Consumer} and is put aside ({State}); later events of the same "
            + "aggregate wait behind it."
    )]
    private static partial void LogParked(
        ILogger logger,
        string type,
        Guid id,
        string consumer,
        string state,
        Exception exception
    );
}
