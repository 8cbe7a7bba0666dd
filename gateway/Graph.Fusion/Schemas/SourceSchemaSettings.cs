namespace Graph.Fusion.Schemas;

/// <summary>
/// Where a source is and what it can do, as its team declares it. It travels with the composed graph, and the gateway's
/// configuration can override every value. Null means that nobody has said it.
/// </summary>
public sealed record SourceSchemaSettings
{
    /// <summary>What holds for a source that says nothing.</summary>
    public static SourceSchemaSettings Default { get; } = new();

    /// <summary>The GraphQL endpoint over HTTP; null if only the gateway's configuration knows it.</summary>
    public string? Url { get; init; }

    /// <summary>The endpoint of subscriptions where it is another one than <see cref="Url"/>.</summary>
    public string? SubscriptionUrl { get; init; }

    /// <summary>True if one request may carry a list of variable sets; null to find it out.</summary>
    public bool? VariableBatching { get; init; }

    /// <summary>True if one HTTP request may carry a list of GraphQL requests; null to find it out.</summary>
    public bool? RequestBatching { get; init; }

    /// <summary>How the source delivers the events of subscriptions.</summary>
    public SubscriptionTransport Subscriptions { get; init; } = SubscriptionTransport.ServerSentEvents;

    /// <summary>The version of HTTP that the source is spoken to in, over cleartext as well; null for the client's own choice.</summary>
    public SourceHttpVersion? HttpVersion { get; init; }

    /// <summary>
    /// True to accept compressed answers (br, gzip) of the source. False unless said: between neighbours it costs more
    /// than it saves.
    /// </summary>
    public bool Compression { get; init; }

    /// <summary>The encoding in which the source takes large bodies of requests; null for plain ones.</summary>
    public RequestCompression? RequestCompression { get; init; }

    /// <summary>True if the source takes uploads: the GraphQL multipart request.</summary>
    public bool Uploads { get; init; }
}

/// <summary>How a source delivers subscriptions.</summary>
public enum SubscriptionTransport
{
    /// <summary>GraphQL over Server-Sent Events, distinct connections mode; <c>SSE</c> in settings.</summary>
    ServerSentEvents,

    /// <summary>The <c>graphql-transport-ws</c> protocol; <c>WEB_SOCKET</c> in settings.</summary>
    WebSocket,

    /// <summary>Not at all; <c>NONE</c> in settings.</summary>
    None,
}

/// <summary>A version of HTTP.</summary>
public enum SourceHttpVersion
{
    /// <summary>HTTP/1.1; <c>1.1</c> in settings.</summary>
    Http11,

    /// <summary>HTTP/2, with prior knowledge where the address is cleartext; <c>2</c> in settings.</summary>
    Http2,
}

/// <summary>An encoding of the bodies of requests.</summary>
public enum RequestCompression
{
    /// <summary><c>gzip</c> in settings.</summary>
    Gzip,

    /// <summary><c>br</c> in settings.</summary>
    Brotli,
}
