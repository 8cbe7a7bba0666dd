using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Graph.Common.Events.Carriers;

/// <summary>
/// A member of a consumer group. A shard is read by the member that holds its lock, so that no member takes a new batch while
/// another still has an older one; who takes the lock over first takes what its predecessor had not acknowledged.
/// </summary>
internal sealed partial class RedisSubscription(
    RedisEventBus bus,
    EventSubscription subscription,
    EventTimes times,
    ILogger logger
) : ShardedSubscription(bus.Name, subscription, times, logger)
{
    private const int MaxBatches = 8;

    private const string RenewScript = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        end
        return 0
        """;

    private const string ReleaseScript = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
            return redis.call('DEL', KEYS[1])
        end
        return 0
        """;

    /// <summary>
    /// Reads the next batches for the member that has the lock. Both in one step: a Redis that was killed has lost its locks,
    /// and who had one may not hear of that for a while, in which another member already has older batches in hand. Returns
    /// nothing where the lock is another's, else a 1 and then the entries, each an id and its fields.
    /// </summary>
    private const string ReadScript = """
        if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {} end
        local read = redis.call('XREADGROUP', 'GROUP', ARGV[2], ARGV[1], 'COUNT', ARGV[3], 'STREAMS', KEYS[1], '>')
        local out = { 1 }
        if read then
            for _, entry in ipairs(read[1][2]) do
                out[#out + 1] = entry
            end
        end
        return out
        """;

    /// <summary>
    /// Deletes what every group has acknowledged: everything before the oldest batch that one of them has not read, or has
    /// read and not acknowledged.
    /// </summary>
    private const string TrimScript = """
        local keep = nil
        for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
            local name, delivered, pending
            for i = 1, #group, 2 do
                if group[i] == 'name' then name = group[i + 1] end
                if group[i] == 'last-delivered-id' then delivered = tonumber(string.match(group[i + 1], '^%d+')) + 1 end
                if group[i] == 'pending' then pending = group[i + 1] end
            end
            if pending > 0 then
                delivered = tonumber(string.match(redis.call('XPENDING', KEYS[1], name)[2], '^%d+'))
            end
            if keep == nil or delivered < keep then keep = delivered end
        end
        if keep == nil then return 0 end
        return redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f-0', keep))
        """;

    private static readonly TimeSpan IdlePoll = TimeSpan.FromSeconds(1);

    private readonly string _member = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public override async Task<long> WaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = 0L;
        for (var shard = 0; shard < EventShard.Count; shard++)
        {
            var stream = new EventStream(Subscription.Source, shard);
            waiting += await bus.WaitingAsync(stream, Subscription.Group, cancellationToken);
        }

        return waiting;
    }

    /// <summary>Returns when the lock is lost, or the group has to be made again.</summary>
    protected override async Task ConsumeAsync(EventStream stream, CancellationToken cancellationToken)
    {
        var redis = await bus.ConnectAsync(cancellationToken);
        RedisKey key = RedisEventBus.KeyOf(stream);
        RedisKey lockKey = $"{RedisEventBus.KeyOf(stream)}:{Subscription.Group}";
        await EnsureGroupAsync(redis, key, cancellationToken);
        while (!await redis.StringSetAsync(lockKey, _member, Times.Lease, When.NotExists).WaitAsync(cancellationToken))
        {
            await Task.Delay(Times.Retry, Times.Time, cancellationToken);
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(redis, lockKey, held);
        var bell = await bus.ListenAsync(stream, cancellationToken);
        try
        {
            // What a predecessor, or this member before its connection broke, had read and not acknowledged.
            await ClaimAsync(redis, key, held.Token);
            while (true)
            {
                var read = (RedisResult[])
                    (
                        await redis
                            .ScriptEvaluateAsync(ReadScript, [key, lockKey], [_member, Subscription.Group, MaxBatches])
                            .WaitAsync(held.Token)
                    )!;
                if (read.Length == 0)
                {
                    LogLockLost(Logger, Subscription.Group, stream);
                    return;
                }

                foreach (var entry in read.Skip(1))
                {
                    await DeliverAsync(redis, key, EntryOf(entry), held.Token);
                }

                if (read.Length > 1)
                {
                    await redis.ScriptEvaluateAsync(TrimScript, [key]).WaitAsync(held.Token);
                    continue;
                }

                using var wait = CancellationTokenSource.CreateLinkedTokenSource(held.Token);
                wait.CancelAfter(IdlePoll);
                try
                {
                    await bell.ReadAsync(wait.Token);
                    while (bell.TryRead(out _)) { }
                }
                catch (OperationCanceledException) when (!held.IsCancellationRequested)
                {
                    // A ring may have been lost: look.
                }
            }
        }
        catch (RedisServerException e) when (e.Message.Contains("NOGROUP", StringComparison.Ordinal))
        {
            // Redis has lost the stream; the relay publishes it again, and the group reads it from its beginning.
            LogGroupLost(Logger, Subscription.Group, stream);
        }
        catch (OperationCanceledException)
            when (held.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogLockLost(Logger, Subscription.Group, stream);
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
            await LetGoAsync(redis, lockKey, bell);
        }
    }

    private async Task ClaimAsync(IDatabase redis, RedisKey key, CancellationToken cancellationToken)
    {
        RedisValue from = "0-0";
        while (true)
        {
            var claimed = await redis
                .StreamAutoClaimAsync(key, Subscription.Group, _member, 0, from, MaxBatches)
                .WaitAsync(cancellationToken);
            foreach (var entry in claimed.ClaimedEntries)
            {
                if (!entry.IsNull)
                {
                    await DeliverAsync(redis, key, entry, cancellationToken);
                }
            }

            from = claimed.NextStartId;
            if (from == "0-0")
            {
                return;
            }
        }
    }

    private async Task DeliverAsync(
        IDatabase redis,
        RedisKey key,
        StreamEntry entry,
        CancellationToken cancellationToken
    )
    {
        var batch = new EventBatch(
            (ReadOnlyMemory<byte>)entry[RedisEventBus.Payload],
            entry[RedisEventBus.TraceParent],
            entry[RedisEventBus.TraceState]
        );
        await Subscription.Deliver(batch, cancellationToken);
        // Only now: what was not acknowledged comes again, to this member or to the next.
        await redis.StreamAcknowledgeAsync(key, Subscription.Group, entry.Id).WaitAsync(cancellationToken);
    }

    private static StreamEntry EntryOf(RedisResult result)
    {
        var entry = (RedisResult[])result!;
        var fields = (RedisValue[])entry[1]!;
        var pairs = new NameValueEntry[fields.Length / 2];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new NameValueEntry(fields[2 * i], fields[2 * i + 1]);
        }

        return new StreamEntry((RedisValue)entry[0], pairs);
    }

    /// <summary>A group reads a stream from its beginning: what is in it is what some group has not yet had.</summary>
    private async Task EnsureGroupAsync(IDatabase redis, RedisKey key, CancellationToken cancellationToken)
    {
        try
        {
            await redis
                .StreamCreateConsumerGroupAsync(key, Subscription.Group, "0-0", createStream: true)
                .WaitAsync(cancellationToken);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("BUSYGROUP", StringComparison.Ordinal))
        {
            // It is there.
        }
    }

    /// <summary>Keeps the lock, and says when it is lost.</summary>
    private async Task RenewAsync(IDatabase redis, RedisKey lockKey, CancellationTokenSource held)
    {
        var renewed = Times.Time.GetTimestamp();
        try
        {
            while (!held.IsCancellationRequested)
            {
                await Task.Delay(Times.Lease / 4, Times.Time, held.Token);
                try
                {
                    var result = await redis
                        .ScriptEvaluateAsync(RenewScript, [lockKey], [_member, (long)Times.Lease.TotalMilliseconds])
                        .WaitAsync(held.Token);
                    if ((long)result == 0)
                    {
                        await held.CancelAsync();
                        return;
                    }

                    renewed = Times.Time.GetTimestamp();
                }
                catch (Exception e) when (RedisEventBus.IsAway(e))
                {
                    if (Times.Time.GetElapsedTime(renewed) >= Times.Lease * 0.75)
                    {
                        await held.CancelAsync();
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is no longer needed.
        }
    }

    private async Task LetGoAsync(IDatabase redis, RedisKey lockKey, ChannelMessageQueue bell)
    {
        try
        {
            using var limit = new CancellationTokenSource(Times.Release);
            await bell.UnsubscribeAsync().WaitAsync(limit.Token);
            await redis.ScriptEvaluateAsync(ReleaseScript, [lockKey], [_member]).WaitAsync(limit.Token);
        }
        catch (Exception e) when (RedisEventBus.IsAway(e) || e is OperationCanceledException)
        {
            // The lock expires by itself.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Redis has lost the group {Group} of {Stream}; it is made again."
    )]
    private static partial void LogGroupLost(ILogger logger, string group, EventStream stream);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Another instance of {Group} consumes {Stream} from now on."
    )]
    private static partial void LogLockLost(ILogger logger, string group, EventStream stream);
}
