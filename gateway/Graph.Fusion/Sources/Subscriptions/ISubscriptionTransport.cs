namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>One way to subscribe at a source.</summary>
internal interface ISubscriptionTransport : IDisposable
{
    /// <summary>Opens a subscription.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    ValueTask<Opening> OpenAsync(SourceRequest request, CancellationToken cancellationToken);
}
