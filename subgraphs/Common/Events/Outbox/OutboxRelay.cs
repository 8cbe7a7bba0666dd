using System.Diagnostics;
using Graph.Common.Database;
using Graph.Common.Events.Carriers;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Events.Outbox;

/// <summary>
/// Publishes a service's outbox, each shard in order. It is woken by commits of this process, and over the carrier by those of
/// other instances; and it looks every few seconds for what a crash has left.
/// </summary>
internal sealed partial class OutboxRelay(
    string source,
    OutboxStore store,
    IEventBus bus,
    OutboxSignal signal,
    EventTimes times,
    EventMetrics metrics,
    ILogger<OutboxRelay> logger
)
{
    /// <summary>How many events a batch has at most.</summary>
    public const int BatchSize = 200;

    private readonly Guid _owner = Guid.NewGuid();
    private readonly RelayShard[] _shards =
    [
        .. Enumerable.Range(0, EventShard.Count).Select(shard => new RelayShard(shard)),
    ];
    private readonly int[] _numbers = [.. Enumerable.Range(0, EventShard.Count)];

    /// <summary>Publishes until it is cancelled, then lets another instance take over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var tasks = new List<Task> { HoldAsync(cancellationToken), bus.ListenAsync(source, Rung, cancellationToken) };
        tasks.AddRange(_shards.Select(shard => PublishAsync(shard, cancellationToken)));
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ReleaseAsync();
        }
    }

    private async Task ReleaseAsync()
    {
        using var limit = new CancellationTokenSource(times.Release);
        try
        {
            await store.ReleaseAsync(_owner, limit.Token);
        }
        catch (Exception e) when (IsDatabaseAway(e) || e is OperationCanceledException)
        {
            // The leases expire by themselves.
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = times.Poll;
            try
            {
                var asked = times.Time.GetTimestamp();
                var held = await store.HoldAsync(_owner, times.Lease, _numbers, cancellationToken);
                foreach (var lease in held)
                {
                    var shard = _shards[lease.Shard];
                    // Who was woken before this could not publish; what was committed since may not have been seen here.
                    var isNew = !shard.IsHeld(lease.Token, times);
                    shard.Hold(lease, asked);
                    if (lease.HasUnpublished || isNew)
                    {
                        signal.Wake(lease.Shard);
                    }
                }

                if (held.Count < _numbers.Length && times.Takeover < wait)
                {
                    // Another instance publishes. Its successor is looked for more often than what nobody woke us for.
                    wait = times.Takeover;
                }

                await MeasureAsync(held, cancellationToken);
                await LookForLossAsync(cancellationToken);
            }
            catch (Exception e) when (IsDatabaseAway(e))
            {
                LogDatabaseAway(logger, source, e.Message);
            }
            catch (EventBusException e)
            {
                LogBusAway(logger, source, bus.Name, e.Message);
            }

            await Task.Delay(wait, times.Time, cancellationToken);
        }
    }

    /// <summary>Another instance has committed events.</summary>
    private void Rung(int shard)
    {
        // A ring for whoever publishes the shard now must not be passed on by one who does not: it would never end.
        if (shard >= 0 && shard < _shards.Length && _shards[shard].IsHeld(_shards[shard].Token, times))
        {
            signal.Wake(shard);
        }
    }

    private async Task MeasureAsync(List<OutboxStore.HeldShard> held, CancellationToken cancellationToken)
    {
        if (metrics.WantsUnpublished)
        {
            var (events, oldest) = held.Any(lease => lease.HasUnpublished)
                ? await store.UnpublishedAsync([.. held.Select(lease => lease.Shard)], cancellationToken)
                : default;
            metrics.Unpublished(source, events, oldest);
        }
    }

    /// <summary>
    /// A stream that has lost its end is found also while nothing new is published; and who reads it is remembered where it
    /// cannot be lost.
    /// </summary>
    private async Task LookForLossAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in _shards)
        {
            var token = shard.Token;
            if (!shard.IsHeld(token, times))
            {
                continue;
            }

            var known = shard.Stream;
            if (await bus.GetStateAsync(new EventStream(source, shard.Number), cancellationToken) is not { } state)
            {
                return;
            }

            if (state.End < known.End)
            {
                shard.MayHaveLost = true;
                signal.Wake(shard.Number);
                continue;
            }

            // Nothing was ever published, so that a loss cannot be told: nobody is forgotten.
            IReadOnlyList<string> groups =
                state.End > 0
                    ? state.Groups
                    : [.. known.Groups.Union(state.Groups, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (!groups.SequenceEqual(known.Groups, StringComparer.Ordinal))
            {
                await store.NoteGroupsAsync(shard.Number, _owner, token, groups, cancellationToken);
                shard.Learn(token, shard.Stream with { Groups = groups });
            }
        }
    }

    private async Task PublishAsync(RelayShard shard, CancellationToken cancellationToken)
    {
        while (true)
        {
            await signal.WaitAsync(shard.Number, cancellationToken);
            try
            {
                if (!shard.IsHeld(shard.Token, times))
                {
                    await bus.RingAsync(new EventStream(source, shard.Number), cancellationToken);
                    continue;
                }

                if (shard.MayHaveLost)
                {
                    shard.MayHaveLost = false;
                    await MendAsync(shard, cancellationToken);
                }

                await DrainAsync(shard, cancellationToken);
            }
            catch (Exception e) when (IsDatabaseAway(e))
            {
                LogDatabaseAway(logger, source, e.Message);
                await PauseAsync(shard, cancellationToken);
            }
            catch (EventBusException e)
            {
                LogBusAway(logger, source, bus.Name, e.Message);
                await PauseAsync(shard, cancellationToken);
            }
        }
    }

    private async Task PauseAsync(RelayShard shard, CancellationToken cancellationToken)
    {
        await Task.Delay(times.Retry, times.Time, cancellationToken);
        signal.Wake(shard.Number);
    }

    private async Task DrainAsync(RelayShard shard, CancellationToken cancellationToken)
    {
        // Aggregates take turns: one that never ends waits for the others after each batch.
        Guid? after = null;
        var token = shard.Token;
        while (shard.IsHeld(token, times))
        {
            var events = await store.ReadAsync(shard.Number, after, BatchSize, cancellationToken);
            if (events.Count > 0 && !await PublishAsync(shard, token, events, cancellationToken))
            {
                return;
            }

            if (events.Count == BatchSize)
            {
                after = events[^1].AggregateId;
            }
            else if (after is null)
            {
                return;
            }
            else
            {
                after = null;
            }
        }
    }

    /// <returns>False if another relay has taken over.</returns>
    private async Task<bool> PublishAsync(
        RelayShard shard,
        long token,
        List<EventEnvelope> events,
        CancellationToken cancellationToken
    )
    {
        var stream = new EventStream(source, shard.Number);
        var batch = EventJson.Write(events);
        while (shard.IsHeld(token, times))
        {
            var known = shard.Stream;
            try
            {
                var number = shard.NextNumber();
                await SendAsync(stream, known, number, events, batch, cancellationToken);
                shard.Learn(token, known with { End = number });
                if (!await store.MarkAsync(shard.Number, _owner, token, events, number, cancellationToken))
                {
                    Lose(shard, token);
                    return false;
                }

                metrics.Published(source, events);
                return true;
            }
            catch (StreamMovedException e) when (e.End > known.End)
            {
                // It was published, here or by a predecessor, and not noted.
                shard.Learn(token, known with { End = e.End });
            }
            catch (StreamMovedException)
            {
                // What was lost goes first: it is in front of this batch.
                await MendAsync(shard, cancellationToken);
                signal.Wake(shard.Number);
                return false;
            }
        }

        return false;
    }

    private async Task SendAsync(
        EventStream stream,
        EventStreamState known,
        long number,
        List<EventEnvelope> events,
        ReadOnlyMemory<byte> json,
        CancellationToken cancellationToken
    )
    {
        using var activity = EventActivities.StartSend(bus, stream, events);
        try
        {
            var batch = new EventBatch(json, activity?.Id, activity?.TraceStateString);
            await bus.AppendAsync(stream, known, number, batch, cancellationToken);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
    }

    /// <summary>Lets everything that a stream has lost be published again, in its order.</summary>
    private async Task MendAsync(RelayShard shard, CancellationToken cancellationToken)
    {
        var token = shard.Token;
        var known = shard.Stream;
        var state = await bus.GetStateAsync(new EventStream(source, shard.Number), cancellationToken);
        if (state is null || state.End >= known.End || !shard.IsHeld(token, times))
        {
            return;
        }

        if (await store.RequeueAsync(shard.Number, _owner, token, state.End, cancellationToken) is not { } count)
        {
            Lose(shard, token);
            return;
        }

        LogLoss(logger, bus.Name, source, shard.Number, known.End, state.End, count);
        shard.Learn(token, known with { End = state.End });
    }

    private void Lose(RelayShard shard, long token)
    {
        shard.Lose(token);
        LogLeaseLost(logger, source, shard.Number);
    }

    private static bool IsDatabaseAway(Exception e) =>
        e is NpgsqlException or TimeoutException or DatabaseUnavailableException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of {Source} waits for its database: {Reason}")]
    private static partial void LogDatabaseAway(ILogger logger, string source, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of {Source} waits for {Bus}: {Reason}")]
    private static partial void LogBusAway(ILogger logger, string source, string bus, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Another instance publishes shard {Shard} of {Source} from now on."
    )]
    private static partial void LogLeaseLost(ILogger logger, string source, int shard);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Bus} has lost events: shard {Shard} of {Source} ended with batch {Known} and now ends with {End}. "
            + "{Count} events are published again; consumers skip what they have."
    )]
    private static partial void LogLoss(
        ILogger logger,
        string bus,
        string source,
        int shard,
        long known,
        long end,
        long count
    );
}
