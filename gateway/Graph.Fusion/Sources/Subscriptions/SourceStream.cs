namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>One subscription that is open at a source.</summary>
internal abstract class SourceStream : IAsyncDisposable
{
    /// <summary>
    /// The next response of the source; null once it has completed. Where it fails, the last response is the reason, and nothing
    /// is to be read after it.
    /// </summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public abstract ValueTask<SourceResponse?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Ends the subscription at the source.</summary>
    public abstract ValueTask DisposeAsync();
}
