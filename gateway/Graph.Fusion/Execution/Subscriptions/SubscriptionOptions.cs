namespace Graph.Fusion.Execution.Subscriptions;

/// <summary>The limits of subscriptions.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>The most subscriptions that clients have open at once. Default 20,000.</summary>
    public int MaxSubscriptions { get; init; } = 20_000;

    /// <summary>
    /// How many responses a client may be behind before its subscription is ended, with an error. Default 64.
    /// </summary>
    public int BufferedResponses { get; init; } = 64;

    /// <summary>
    /// Whether subscriptions that are the same, in document, variables and everything that sources get, share one stream of the
    /// source and one completion of each event. Default true.
    /// </summary>
    public bool ShareStreams { get; init; } = true;

    /// <summary>
    /// The arguments of a subscription by which its source repeats what a client has missed. A subscription that gives one of them
    /// has a stream of its own, since others have missed something else. Default <c>after</c>.
    /// </summary>
    public IReadOnlyList<string> ReplayArguments { get; init; } = ["after"];
}
