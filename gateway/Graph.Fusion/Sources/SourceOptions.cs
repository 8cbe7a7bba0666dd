using Graph.Fusion.Schemas;

namespace Graph.Fusion.Sources;

/// <summary>How the gateway talks to one source.</summary>
public sealed record SourceOptions
{
    /// <summary>The GraphQL endpoint; null for the one that the composed graph names.</summary>
    public Uri? Url { get; init; }

    /// <summary>How long a request may take, from the first byte sent to the last one received.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests run at once; more wait, within their timeout.</summary>
    public int MaxConcurrency { get; init; } = 256;

    /// <summary>The largest body of a response, in bytes.</summary>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Open the circuit after so many failures in a row; 0 for never.</summary>
    public int BreakAfterFailures { get; init; } = 10;

    /// <summary>How long an open circuit rejects requests before one may probe the source.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock of timeouts and of the circuit breaker.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether to send a list of variable sets; null for what the composed graph says, and to find it out if that says
    /// nothing.
    /// </summary>
    public bool? VariableBatching { get; init; }

    /// <summary>
    /// Whether to send a list of requests; null for what the composed graph says, and to find it out if that says nothing.
    /// </summary>
    public bool? RequestBatching { get; init; }

    /// <summary>How often an open subscription makes sure that the source is still there. Default 15 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a stream of events may be silent once the source has sent a heartbeat in it: then the source counts as dead.
    /// Default 60 s.
    /// </summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The version of HTTP; null for what the composed graph says.</summary>
    public SourceHttpVersion? HttpVersion { get; init; }

    /// <summary>Whether to accept compressed answers; null for what the composed graph says.</summary>
    public bool? Compression { get; init; }

    /// <summary>The encoding of large bodies of requests; null for what the composed graph says.</summary>
    public RequestCompression? RequestCompression { get; init; }
}
