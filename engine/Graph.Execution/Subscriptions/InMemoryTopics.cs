using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Subscriptions;

/// <summary>Topics within one process. Register one instance as sender and as receiver.</summary>
/// <remarks>
/// A message goes to a bounded buffer of each subscriber, so that sending never waits. A subscriber whose buffer is full
/// is disconnected: it still gets what is in the buffer, then an error with the code
/// <see cref="ErrorCodes.SubscriberTooSlow"/>. Nothing is lost unseen; the client subscribes anew and asks for what it
/// missed. A topic exists only while somebody is subscribed to it.
/// </remarks>
/// <param name="bufferCapacity">How many messages a subscriber may be behind. Default 256.</param>
public sealed class InMemoryTopics(int bufferCapacity = 256) : ITopicEventSender, ITopicEventReceiver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<Channel<object?>>> _topics = new(StringComparer.Ordinal);

    /// <summary>The number of subscriptions, over all topics.</summary>
    public int SubscriberCount
    {
        get
        {
            lock (_gate)
            {
                return _topics.Values.Sum(subscribers => subscribers.Count);
            }
        }
    }

    /// <inheritdoc />
    public ValueTask SendAsync<TMessage>(
        string topicName,
        TMessage message,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_topics.TryGetValue(topicName, out var subscribers))
            {
                foreach (var subscriber in subscribers)
                {
                    if (!subscriber.Writer.TryWrite(message))
                    {
                        subscriber.Writer.TryComplete(TooSlow());
                    }
                }
            }
        }

        return default;
    }

    /// <inheritdoc />
    public ValueTask CompleteAsync(string topicName)
    {
        lock (_gate)
        {
            if (_topics.Remove(topicName, out var subscribers))
            {
                foreach (var subscriber in subscribers)
                {
                    subscriber.Writer.TryComplete();
                }
            }
        }

        return default;
    }

    /// <summary>
    /// Ends all subscriptions to all topics with an error, once they have had the messages sent so far: for a sender that may
    /// have lost some.
    /// </summary>
    /// <param name="reason">What the subscribers are told.</param>
    public void Fail(GraphQLException reason)
    {
        lock (_gate)
        {
            foreach (var subscribers in _topics.Values)
            {
                foreach (var subscriber in subscribers)
                {
                    subscriber.Writer.TryComplete(reason);
                }
            }

            _topics.Clear();
        }
    }

    /// <inheritdoc />
    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var channel = Channel.CreateBounded<object?>(
            new BoundedChannelOptions(bufferCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
        );
        lock (_gate)
        {
            if (!_topics.TryGetValue(topicName, out var subscribers))
            {
                _topics[topicName] = subscribers = [];
            }

            subscribers.Add(channel);
        }

        return new ValueTask<ISourceStream<TMessage>>(new Subscription<TMessage>(this, topicName, channel));
    }

    private void Unsubscribe(string topicName, Channel<object?> channel)
    {
        lock (_gate)
        {
            if (_topics.TryGetValue(topicName, out var subscribers))
            {
                subscribers.Remove(channel);
                if (subscribers.Count == 0)
                {
                    _topics.Remove(topicName);
                }
            }
        }

        channel.Writer.TryComplete();
    }

    private GraphQLException TooSlow() =>
        new(
            $"This subscription is more than {bufferCapacity} events behind, and the next ones are lost. Subscribe again "
                + "and ask for what is missing; read faster, or select less.",
            ErrorCodes.SubscriberTooSlow
        );

    private sealed class Subscription<TMessage>(InMemoryTopics topics, string topicName, Channel<object?> channel)
        : ISourceStream<TMessage>
    {
        public IAsyncEnumerable<TMessage> ReadEventsAsync() => ReadAsync();

        public ValueTask DisposeAsync()
        {
            topics.Unsubscribe(topicName, channel);
            return default;
        }

        private async IAsyncEnumerable<TMessage> ReadAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken = default
        )
        {
            await foreach (var message in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return message is TMessage typed
                    ? typed
                    : throw new InvalidOperationException(
                        $"The topic '{topicName}' carries {message?.GetType().Name ?? "null"}, and a subscription to it "
                            + $"expects {typeof(TMessage).Name}."
                    );
            }
        }
    }
}
