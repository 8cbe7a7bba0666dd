namespace Graph.Fusion.Schemas;

/// <summary>A source schema that takes part in the composed graph.</summary>
/// <param name="Id">The index into <see cref="FusionSchema.Sources"/>; sources are sorted by name.</param>
/// <param name="Name">The name, as <c>@override(from:)</c> and errors spell it.</param>
/// <param name="Settings">How to talk to it.</param>
public sealed record SourceSchemaInfo(int Id, string Name, SourceSchemaSettings Settings)
{
    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>How the gateway talks to a source; every value can be overridden by the gateway's configuration.</summary>
/// <param name="Url">The GraphQL endpoint over HTTP; null if only the gateway's configuration knows it.</param>
/// <param name="VariableBatching">True if one request may carry a list of variable sets.</param>
/// <param name="RequestBatching">True if one HTTP request may carry a list of GraphQL requests.</param>
/// <param name="Subscriptions">The transport of subscriptions.</param>
public sealed record SourceSchemaSettings(
    string? Url = null,
    bool VariableBatching = true,
    bool RequestBatching = false,
    SubscriptionTransport Subscriptions = SubscriptionTransport.ServerSentEvents
)
{
    /// <summary>What holds for a source that says nothing.</summary>
    public static SourceSchemaSettings Default { get; } = new();
}

/// <summary>How a source delivers subscriptions.</summary>
public enum SubscriptionTransport
{
    /// <summary>GraphQL over Server-Sent Events, distinct connections mode.</summary>
    ServerSentEvents,

    /// <summary>The <c>graphql-transport-ws</c> protocol.</summary>
    WebSocket,
}
