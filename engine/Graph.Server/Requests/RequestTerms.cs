using Graph.Execution;

namespace Graph.Server;

/// <summary>What a transport adds to the parameters of a request: what it can deliver, and what it refuses.</summary>
/// <param name="Services">The services of the request.</param>
internal readonly record struct RequestTerms(IServiceProvider Services)
{
    /// <summary>True if mutations are refused.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>True if the events of a subscription can be delivered, each with a scope of services of its own.</summary>
    public bool AcceptsSubscription { get; init; }

    /// <summary>How what is deferred can be delivered.</summary>
    public IncrementalDeliveryFormat Delivery { get; init; }

    /// <summary>What the responses of requests that were sent together may hold; null for one request.</summary>
    public ValueBudget? Values { get; init; }
}
