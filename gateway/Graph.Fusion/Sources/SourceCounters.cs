namespace Graph.Fusion.Sources;

/// <summary>What was sent to a source since the start, and what became of it. Thread-safe.</summary>
public sealed class SourceCounters
{
    private long _requests;
    private long _failures;
    private long _retries;
    private long _rejected;

    /// <summary>HTTP requests sent, repeated ones not counted.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests that were not answered.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Requests that were sent a second time after a connection failed.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Requests that were not sent because the source had failed too often just before.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    internal void Sent() => Interlocked.Increment(ref _requests);

    internal void Failed() => Interlocked.Increment(ref _failures);

    internal void Retried() => Interlocked.Increment(ref _retries);

    internal void WasRejected() => Interlocked.Increment(ref _rejected);
}
