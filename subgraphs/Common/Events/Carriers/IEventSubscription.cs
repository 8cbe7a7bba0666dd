namespace Graph.Common.Events.Carriers;

/// <summary>A group of consumers that can be run.</summary>
public interface IEventSubscription
{
    /// <summary>
    /// Hands over batches until it is cancelled, and mends its own connections meanwhile. Each shard is handed over batch by
    /// batch, by one member of the group at a time.
    /// </summary>
    Task RunAsync(CancellationToken cancellationToken);
}
