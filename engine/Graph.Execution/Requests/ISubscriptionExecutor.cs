namespace Graph.Execution;

/// <summary>Answers requests whose answer may be a stream of responses.</summary>
public interface ISubscriptionExecutor : IRequestExecutor
{
    /// <summary>
    /// Begins a request of any kind: a query or mutation is run to its end, a subscription is opened. Whatever is wrong with
    /// the request is in the result; exceptions mean that the server itself is broken, or that the request was cancelled.
    /// </summary>
    /// <param name="request">The request; what it refers to must live as long as the result.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away, which ends the source of events as well.</param>
    /// <returns>The result, to be disposed once the client has had all of it or is gone.</returns>
    ValueTask<SubscriptionResult> SubscribeAsync(OperationRequest request, CancellationToken cancellationToken);
}
