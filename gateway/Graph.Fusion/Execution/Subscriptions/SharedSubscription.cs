using System.Collections.Immutable;
using Graph.Fusion.Sources;
using Graph.Types;

namespace Graph.Fusion.Execution.Subscriptions;

/// <summary>
/// One stream of events of a source, completed once for each event, for all clients whose subscriptions are the same. It ends with
/// the source, or when the last of them leaves.
/// </summary>
internal sealed class SharedSubscription(
    SubscriptionHub hub,
    SubscriptionKey? key,
    EventCompletion completion,
    int source,
    Func<CancellationToken, IAsyncEnumerable<SourceResponse>> subscribe
)
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _left = new();
    private readonly List<Subscriber> _subscribers = new(1);
    private bool _isOver;

    /// <summary>By what others find it; null where it is not shared.</summary>
    public SubscriptionKey? Key => key;

    /// <summary>Adds a client; false if it is over already.</summary>
    public bool TryJoin(Subscriber subscriber)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return false;
            }

            subscriber.Place = _subscribers.Count;
            _subscribers.Add(subscriber);
            return true;
        }
    }

    /// <summary>Takes a client away; the last one ends the subscription at the source.</summary>
    public void Leave(Subscriber subscriber)
    {
        bool isLast;
        lock (_gate)
        {
            Remove(subscriber);
            isLast = _subscribers.Count == 0 && !_isOver;
            _isOver |= isLast;
        }

        hub.Left();
        if (isLast)
        {
            hub.Forget(this);
            _left.Cancel();
        }
    }

    /// <summary>Reads, completes and hands out the events to the end of the stream.</summary>
    public async Task RunAsync()
    {
        GraphQLError? reason = null;
        try
        {
            await foreach (var response in subscribe(_left.Token).ConfigureAwait(false))
            {
                if (response.Failure is { } failure)
                {
                    reason = Failed(failure);
                    break;
                }

                HandOut(
                    new SharedResponse(await completion.CompleteAsync(response, _left.Token).ConfigureAwait(false))
                );
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // Nobody is left.
        }
        catch (Exception exception)
        {
            hub.Report(exception);
            reason = new GraphQLError("Unexpected error of the server; its log has the details.")
            {
                Code = ErrorCodes.Internal,
            };
        }

        End(reason);
    }

    private void HandOut(SharedResponse response)
    {
        lock (_gate)
        {
            // From the end: whoever is cut off makes room for one that has been served.
            for (var i = _subscribers.Count - 1; i >= 0; i--)
            {
                var subscriber = _subscribers[i];
                if (!subscriber.TryPush(response.Share()))
                {
                    // What it has not read yet it may still read, and then why it ends.
                    Remove(subscriber);
                }
            }
        }

        response.Release();
    }

    private void End(GraphQLError? reason)
    {
        hub.Forget(this);
        lock (_gate)
        {
            _isOver = true;
            foreach (var subscriber in _subscribers)
            {
                subscriber.End(reason);
            }
        }
    }

    private void Remove(Subscriber subscriber)
    {
        var place = subscriber.Place;
        if (place < 0)
        {
            return;
        }

        var last = _subscribers[^1];
        _subscribers[place] = last;
        last.Place = place;
        _subscribers.RemoveAt(_subscribers.Count - 1);
        subscriber.Place = -1;
    }

    private GraphQLError Failed(string failure)
    {
        var name = completion.SourceName(source);
        return new GraphQLError($"The source '{name}' {failure}. The subscription is over: subscribe again.")
        {
            Code = ErrorCodes.SubgraphUnavailable,
            Path = [completion.RootName],
            Extensions = ImmutableDictionary<string, object?>.Empty.Add("source", name),
        };
    }
}
