namespace Graph.Execution.Subscriptions;

/// <summary>The messages of one subscription to a topic. Disposing it ends the subscription.</summary>
/// <typeparam name="TMessage">The C# type of the messages.</typeparam>
public interface ISourceStream<out TMessage> : IAsyncDisposable
{
    /// <summary>The messages in the order in which they were sent; to be read once.</summary>
    IAsyncEnumerable<TMessage> ReadEventsAsync();
}
