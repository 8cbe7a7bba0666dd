using Graph.Common.Database;
using Graph.Common.Events.Carriers;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Events.Outbox;

/// <summary>
/// Publishes a service's outbox, each shard in order. It is woken by commits of this process, and looks every few seconds for
/// what a crash or another instance has left.
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
    private readonly Shard[] _shards = [.. Enumerable.Range(0, EventShard.Count).Select(shard => new Shard(shard))];
    private readonly int[] _numbers = [.. Enumerable.Range(0, EventShard.Count)];

    /// <summary>Publishes until it is cancelled, then lets another instance take over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var tasks = new List<Task> { HoldAsync(cancellationToken) };
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
            try
            {
                var asked = times.Time.GetTimestamp();
                var held = await store.HoldAsync(_owner, times.Lease, _numbers, cancellationToken);
                foreach (var lease in held)
                {
                    _shards[lease.Shard].Hold(lease, asked);
                    if (lease.HasUnpublished)
                    {
                        signal.Wake(lease.Shard);
                    }
                }

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

            await Task.Delay(times.Poll, times.Time, cancellationToken);
        }
    }

    /// <summary>A stream that has lost its end is found also while nothing new is published.</summary>
    private async Task LookForLossAsync(CancellationToken cancellationToken)
    {
        foreach (var shard in _shards)
        {
            if (
                shard.Position > 0
                && await bus.GetEndAsync(new EventStream(source, shard.Number), cancellationToken) < shard.Position
            )
            {
                shard.MayHaveLost = true;
                signal.Wake(shard.Number);
            }
        }
    }

    private async Task PublishAsync(Shard shard, CancellationToken cancellationToken)
    {
        while (true)
        {
            await signal.WaitAsync(shard.Number, cancellationToken);
            try
            {
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

    private async Task PauseAsync(Shard shard, CancellationToken cancellationToken)
    {
        await Task.Delay(times.Retry, times.Time, cancellationToken);
        signal.Wake(shard.Number);
    }

    private async Task DrainAsync(Shard shard, CancellationToken cancellationToken)
    {
        // Aggregates take turns: one that never ends waits for the others after each batch.
        Guid? after = null;
        while (shard.IsHeld(times))
        {
            var events = await store.ReadAsync(shard.Number, after, BatchSize, cancellationToken);
            if (events.Count > 0 && !await PublishAsync(shard, events, cancellationToken))
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
    private async Task<bool> PublishAsync(Shard shard, List<EventEnvelope> events, CancellationToken cancellationToken)
    {
        var stream = new EventStream(source, shard.Number);
        var batch = EventJson.Write(events);
        while (shard.IsHeld(times))
        {
            try
            {
                var position = await bus.AppendAsync(stream, shard.Position, batch, cancellationToken);
                shard.Position = position;
                if (!await store.MarkAsync(shard.Number, _owner, shard.Token, events, position, cancellationToken))
                {
                    shard.Lose();
                    LogLeaseLost(logger, source, shard.Number);
                    return false;
                }

                metrics.Published(source, events);
                return true;
            }
            catch (StreamMovedException e) when (e.End > shard.Position)
            {
                // A predecessor had published and did not live to note it.
                shard.Position = e.End;
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

    /// <summary>Lets everything that a stream has lost be published again, in its order.</summary>
    private async Task MendAsync(Shard shard, CancellationToken cancellationToken)
    {
        var end = await bus.GetEndAsync(new EventStream(source, shard.Number), cancellationToken);
        if (end is not { } known || known >= shard.Position || !shard.IsHeld(times))
        {
            return;
        }

        var count = await store.RequeueAsync(shard.Number, _owner, shard.Token, known, cancellationToken);
        LogLoss(logger, bus.Name, source, shard.Number, shard.Position, known, count);
        shard.Position = known;
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
        int count
    );

    /// <summary>What this relay knows of a shard. The lease is prolonged by one task and used by another.</summary>
    private sealed class Shard(int number)
    {
        private long _token;
        private long _position;
        private long _heldSince;
        private volatile bool _isHeld;

        public int Number { get; } = number;

        public long Token => Volatile.Read(ref _token);

        public long Position
        {
            get => Volatile.Read(ref _position);
            set => Volatile.Write(ref _position, value);
        }

        public volatile bool MayHaveLost;

        public void Hold(OutboxStore.HeldShard lease, long asked)
        {
            if (lease.Token != Token)
            {
                Position = lease.Position;
                Volatile.Write(ref _token, lease.Token);
            }

            Volatile.Write(ref _heldSince, asked);
            _isHeld = true;
        }

        public void Lose() => _isHeld = false;

        /// <summary>Whether the lease is surely still held: it began no earlier than it was asked for.</summary>
        public bool IsHeld(EventTimes times) =>
            _isHeld && times.Time.GetElapsedTime(Volatile.Read(ref _heldSince)) < times.Lease;
    }
}
