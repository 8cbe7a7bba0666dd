using Microsoft.Extensions.Logging;

namespace Graph.Common.Events.Carriers;

/// <summary>
/// A member of a group of consumers that has one task for each shard. What ends a task is reported, and after a pause it begins
/// anew: a carrier that is away is nothing that a member could not wait for.
/// </summary>
internal abstract partial class ShardedSubscription(
    string carrier,
    EventSubscription subscription,
    EventTimes times,
    ILogger logger
) : IEventSubscription
{
    /// <summary>What the group wants.</summary>
    protected EventSubscription Subscription { get; } = subscription;

    /// <summary>How long things take.</summary>
    protected EventTimes Times { get; } = times;

    /// <summary>Told what goes wrong.</summary>
    protected ILogger Logger { get; } = logger;

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var shards = new Task[EventShard.Count];
        for (var shard = 0; shard < shards.Length; shard++)
        {
            shards[shard] = RunAsync(new EventStream(Subscription.Source, shard), cancellationToken);
        }

        return Task.WhenAll(shards);
    }

    /// <inheritdoc/>
    public abstract Task<long> WaitingAsync(CancellationToken cancellationToken);

    /// <summary>Consumes one shard, and returns or throws when it has to begin anew.</summary>
    protected abstract Task ConsumeAsync(EventStream stream, CancellationToken cancellationToken);

    private async Task RunAsync(EventStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ConsumeAsync(stream, cancellationToken);
            }
            catch (Exception e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LogAway(Logger, Subscription.Group, stream, carrier, e.Message);
            }

            await Task.Delay(Times.Retry, Times.Time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Group} waits for {Stream} of {Bus}: {Reason}")]
    private static partial void LogAway(ILogger logger, string group, EventStream stream, string bus, string reason);
}
