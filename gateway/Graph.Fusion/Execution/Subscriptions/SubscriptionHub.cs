using System.Collections.Concurrent;
using Graph.Execution;
using Graph.Fusion.Sources;
using Graph.Types;

namespace Graph.Fusion.Execution.Subscriptions;

/// <summary>All subscriptions of a gateway: which are shared, and how many there are.</summary>
/// <param name="options">The limits.</param>
/// <param name="report">Is told what goes wrong inside.</param>
internal sealed class SubscriptionHub(SubscriptionOptions options, Action<Exception>? report)
{
    private readonly ConcurrentDictionary<SubscriptionKey, SharedSubscription> _shared = new();
    private int _count;

    /// <summary>How many subscriptions clients have open.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many streams are shared or could be.</summary>
    public int Shared => _shared.Count;

    /// <summary>Subscribes a client: to a stream that is open already, or to a new one.</summary>
    /// <param name="key">What makes it the same as others.</param>
    /// <param name="completion">Completes its events.</param>
    /// <param name="source">The source of the events.</param>
    /// <param name="subscribe">Opens the stream.</param>
    /// <param name="clientGone">Cancelled when the client goes away.</param>
    public ExecutionResult Subscribe(
        SubscriptionKey key,
        EventCompletion completion,
        int source,
        Func<CancellationToken, IAsyncEnumerable<SourceResponse>> subscribe,
        CancellationToken clientGone
    )
    {
        if (Interlocked.Increment(ref _count) > options.MaxSubscriptions)
        {
            Left();
            return new RequestErrorResult(
                new GraphQLError(
                    $"This gateway has {options.MaxSubscriptions} subscriptions open already, the most that it serves at once. Try "
                        + "again later."
                )
                {
                    Code = ErrorCodes.LimitExceeded,
                }
            );
        }

        var isShared = options.ShareStreams && !key.AsksForReplay(options.ReplayArguments, completion.Variables);
        while (true)
        {
            SharedSubscription? opened = null;
            if (!isShared || !_shared.TryGetValue(key, out var subscription))
            {
                opened = new SharedSubscription(this, isShared ? key : null, completion, source, subscribe);
                subscription = isShared ? _shared.GetOrAdd(key, opened) : opened;
            }

            var subscriber = new Subscriber(subscription, options.BufferedResponses, clientGone);
            if (subscription.TryJoin(subscriber))
            {
                if (ReferenceEquals(subscription, opened))
                {
                    // Runs by itself: whoever opened it may leave before others.
                    _ = Task.Run(opened.RunAsync, CancellationToken.None);
                }

                return subscriber;
            }

            // It has just come to its end.
            Forget(subscription);
        }
    }

    /// <summary>A client has left.</summary>
    public void Left() => Interlocked.Decrement(ref _count);

    /// <summary>Others do not find it any more.</summary>
    public void Forget(SharedSubscription subscription)
    {
        if (subscription.Key is { } key)
        {
            _shared.TryRemove(new KeyValuePair<SubscriptionKey, SharedSubscription>(key, subscription));
        }
    }

    /// <summary>Tells of an exception that no client is told of.</summary>
    public void Report(Exception exception) => report?.Invoke(exception);
}
