namespace Graph.Common.Events.Carriers;

/// <summary>
/// Carries batches of events from relays to consumers: at least once, and first deliveries of a stream in its order. That
/// nothing is lost or doubled in effect is the work of outbox and inbox on either side.
/// </summary>
public interface IEventBus : IAsyncDisposable
{
    /// <summary>What carries, for messages: "Redis at localhost:6379".</summary>
    string Name { get; }

    /// <summary>What kind of carrier it is, as telemetry calls it: "redis".</summary>
    string Kind { get; }

    /// <summary>
    /// Where a stream ends and who reads it; null where the carrier does not number batches, because it cannot lose what it
    /// has confirmed.
    /// </summary>
    /// <exception cref="EventBusException">The carrier cannot be reached.</exception>
    ValueTask<EventStreamState?> GetStateAsync(EventStream stream, CancellationToken cancellationToken);

    /// <summary>Appends one batch to a stream; when this returns, the carrier has it.</summary>
    /// <param name="stream">Where.</param>
    /// <param name="known">What the relay knows of it.</param>
    /// <param name="number">The number of the batch: greater than the stream's end, and never used before.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Stops waiting; the batch may have been appended.</param>
    /// <exception cref="StreamMovedException">The stream's last batch is another one; nothing was appended.</exception>
    /// <exception cref="EventBusException">The carrier cannot be reached, or nobody listens; try again later.</exception>
    Task AppendAsync(
        EventStream stream,
        EventStreamState known,
        long number,
        EventBatch batch,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Tells the instance that publishes a stream that something waits in its outbox: changes are committed by every instance,
    /// and published by one. A ring that is lost costs time, not events.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EventBusException">The carrier cannot be reached.</exception>
    Task RingAsync(EventStream stream, CancellationToken cancellationToken);

    /// <summary>Hears the rings of a service's streams until it is cancelled, and mends its own connection meanwhile.</summary>
    /// <param name="source">The service.</param>
    /// <param name="rung">Told the shard; it must not wait.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task ListenAsync(string source, Action<int> rung, CancellationToken cancellationToken);

    /// <summary>Registers a group of consumers. Its batches are kept for it from now on; it gets them once it runs.</summary>
    IEventSubscription Subscribe(EventSubscription subscription);
}
