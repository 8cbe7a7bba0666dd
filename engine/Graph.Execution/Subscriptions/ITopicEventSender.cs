namespace Graph.Execution.Subscriptions;

/// <summary>Sends messages to the subscriptions that wait for them.</summary>
public interface ITopicEventSender
{
    /// <summary>Sends a message to everybody who is subscribed to a topic now; it is not kept for later.</summary>
    /// <typeparam name="TMessage">The C# type of the message.</typeparam>
    /// <param name="topicName">The topic, as in <c>[Topic]</c> with its arguments filled in.</param>
    /// <param name="message">The message, which subscribers share: do not change it afterwards.</param>
    /// <param name="cancellationToken">Gives the sending up.</param>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends all subscriptions to a topic, once they have had the messages sent so far.</summary>
    /// <param name="topicName">The topic.</param>
    ValueTask CompleteAsync(string topicName);
}
