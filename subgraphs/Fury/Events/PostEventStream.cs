using Graph.Execution.Subscriptions;

namespace Graph.Fury.Events;

/// <summary>The events of one subscription: those that it has missed, then those that come. To be read once.</summary>
/// <param name="missed">What was sent before the subscription.</param>
/// <param name="after">The number of the last event that the subscriber has seen; 0 for none.</param>
/// <param name="live">What is sent since. Some of it may be in <paramref name="missed"/> too.</param>
internal sealed class PostEventStream(PostEvent[] missed, long after, ISourceStream<PostEvent> live)
    : IAsyncEnumerable<PostEvent>,
        IAsyncEnumerator<PostEvent>
{
    private IAsyncEnumerator<PostEvent>? _events;
    private CancellationToken _cancellation;
    private int _next;

    /// <inheritdoc/>
    public PostEvent Current { get; private set; } = null!;

    /// <inheritdoc/>
    public IAsyncEnumerator<PostEvent> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> MoveNextAsync()
    {
        if (_next < missed.Length)
        {
            Current = missed[_next++];
            return true;
        }

        _events ??= live.ReadEventsAsync().GetAsyncEnumerator(_cancellation);
        while (await _events.MoveNextAsync())
        {
            if (_events.Current.Sequence > (missed.Length == 0 ? after : missed[^1].Sequence))
            {
                Current = _events.Current;
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends the subscription, also where nothing was read.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_events is not null)
        {
            await _events.DisposeAsync();
        }

        await live.DisposeAsync();
    }
}
