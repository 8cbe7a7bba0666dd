namespace Graph.Execution.Subscriptions;

/// <summary>Subscribes to topics.</summary>
public interface ITopicEventReceiver
{
    /// <summary>Subscribes to a topic: messages sent from now on are in the stream.</summary>
    /// <typeparam name="TMessage">The C# type of the messages.</typeparam>
    /// <param name="topicName">The topic.</param>
    /// <param name="cancellationToken">Gives the subscribing up.</param>
    /// <returns>The messages; disposing it ends the subscription.</returns>
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName,
        CancellationToken cancellationToken = default
    );
}
