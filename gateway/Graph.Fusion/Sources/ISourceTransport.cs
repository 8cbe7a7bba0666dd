namespace Graph.Fusion.Sources;

/// <summary>Carries requests to one source.</summary>
public interface ISourceTransport
{
    /// <summary>Whether the source takes a list of variable sets in one request.</summary>
    SourceCapability VariableBatching { get; }

    /// <summary>Whether the source takes a list of requests in one HTTP request.</summary>
    SourceCapability RequestBatching { get; }

    /// <summary>What was sent and what became of it.</summary>
    SourceCounters Counters { get; }

    /// <summary>
    /// Sends a request. Every failure of the source is a response with its reason; exceptions mean that the request was
    /// cancelled.
    /// </summary>
    ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Subscribes at the source: a response for each event. Where the stream fails, or cannot be opened, the last response has
    /// the reason. Ending the enumeration ends the subscription.
    /// </summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    IAsyncEnumerable<SourceResponse> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken) =>
        new[] { SourceResponse.Failed("delivers no subscriptions") }.ToAsyncEnumerable();
}
