namespace Graph.Common.Events.Carriers;

/// <summary>A group of consumers that can be run.</summary>
public interface IEventSubscription
{
    /// <summary>
    /// Hands over batches until it is cancelled, and mends its own connections meanwhile. Each shard is handed over batch by
    /// batch, by one member of the group at a time.
    /// </summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>How many batches the carrier has that the group has not yet consumed, as far as this member can tell.</summary>
    /// <exception cref="EventBusException">The carrier cannot be reached.</exception>
    Task<long> WaitingAsync(CancellationToken cancellationToken);
}
