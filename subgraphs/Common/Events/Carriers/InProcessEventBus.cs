using System.Collections.Concurrent;

namespace Graph.Common.Events.Carriers;

/// <summary>
/// Carries events between services of one process, with nothing in between: a batch counts as published when every group has
/// consumed it. So nothing is lost when the process is killed; and a group whose database is away holds up its streams.
/// </summary>
public sealed class InProcessEventBus : IEventBus
{
    private readonly ConcurrentDictionary<(string Group, string Source), Member> _members = new();
    private readonly ConcurrentDictionary<Guid, (string Source, Action<int> Rung)> _listeners = new();

    /// <inheritdoc/>
    public string Name => "this process";

    /// <inheritdoc/>
    public string Kind => "in_process";

    /// <inheritdoc/>
    public ValueTask<EventStreamState?> GetStateAsync(EventStream stream, CancellationToken cancellationToken) =>
        new((EventStreamState?)null);

    /// <inheritdoc/>
    public async Task AppendAsync(
        EventStream stream,
        EventStreamState known,
        long number,
        EventBatch batch,
        CancellationToken cancellationToken
    )
    {
        var deliveries = new List<Task>();
        foreach (var (name, member) in _members)
        {
            if (name.Source == stream.Source)
            {
                deliveries.Add(member.DeliverAsync(batch, cancellationToken));
            }
        }

        if (deliveries.Count == 0)
        {
            throw new EventBusException(
                $"No service of this process consumes the events of {stream.Source}; they wait in its outbox. Where services "
                    + "run in processes of their own, set Events__Redis or Events__RabbitMq for all of them."
            );
        }

        await Task.WhenAll(deliveries);
    }

    /// <inheritdoc/>
    public Task RingAsync(EventStream stream, CancellationToken cancellationToken)
    {
        foreach (var (source, rung) in _listeners.Values)
        {
            if (source == stream.Source)
            {
                rung(stream.Shard);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task ListenAsync(string source, Action<int> rung, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        _listeners[id] = (source, rung);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            _listeners.TryRemove(id, out _);
        }
    }

    /// <inheritdoc/>
    public IEventSubscription Subscribe(EventSubscription subscription) =>
        _members.GetOrAdd((subscription.Group, subscription.Source), _ => new Member(subscription));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Member(EventSubscription subscription) : IEventSubscription
    {
        private volatile TaskCompletionSource<CancellationToken> _running = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            _running.TrySetResult(cancellationToken);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                _running = new TaskCompletionSource<CancellationToken>(
                    TaskCreationOptions.RunContinuationsAsynchronously
                );
            }
        }

        // What is not yet consumed is still in the outbox.
        public Task<long> WaitingAsync(CancellationToken cancellationToken) => Task.FromResult(0L);

        public async Task DeliverAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            // A service that has registered but not yet started is waited for.
            var stopping = await _running.Task.WaitAsync(cancellationToken);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
            try
            {
                await subscription.Deliver(batch, either.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new EventBusException($"{subscription.Group} is stopping.", e);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new EventBusException($"{subscription.Group} could not consume: {e.Message}", e);
            }
        }
    }
}
