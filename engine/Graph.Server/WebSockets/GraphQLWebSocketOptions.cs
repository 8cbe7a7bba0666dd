using System.Text.Json;
using Graph.Execution;
using Graph.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>What the WebSocket transport accepts. The limits of documents and of execution are those of HTTP.</summary>
public sealed class GraphQLWebSocketOptions
{
    /// <summary>How long a client may take to send <c>connection_init</c>, and its hook to answer. Default 3 s.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often an idle connection is pinged (by WebSocket's own ping). Default 12 s.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a ping may stay unanswered before the connection counts as dead. Default 20 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the client may take to answer a close before the connection is reset. Default 5 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most subscriptions on one socket at the same time. Default 5.</summary>
    public int MaxSubscriptions { get; init; } = 5;

    /// <summary>The most operations of any kind on one socket at the same time. Default 50.</summary>
    public int MaxOperations { get; init; } = 50;

    /// <summary>The largest message in bytes; a larger one ends the connection. Default 1 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// How what <c>@defer</c> and <c>@stream</c> delay is told to clients that do not say it themselves: by
    /// <c>"incrementalSpec": "v0.2"</c> or <c>"deferSpec": "20220824"</c> in the payload of <c>connection_init</c>. Default by
    /// ids.
    /// </summary>
    public IncrementalDeliveryFormat IncrementalDelivery { get; init; } = IncrementalDeliveryFormat.IdBased;

    /// <summary>The origins whose pages may connect, such as <c>https://example.org</c>; null for all.</summary>
    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    /// <summary>
    /// Called once per connection with the payload of <c>connection_init</c> (undefined if there is none), which may hold a
    /// token, and which is valid during the call only. It gives back null to accept the connection, or the reason why not,
    /// which closes it with 4403.
    /// </summary>
    public Func<HttpContext, JsonElement, CancellationToken, ValueTask<string?>>? OnConnectionInit { get; init; }

    /// <summary>
    /// Called for each operation before it is executed, with the request that opened the socket. It gives back null to let the
    /// operation pass, or why it is refused: a limit of rates, for example.
    /// </summary>
    public Func<HttpContext, GraphQLError?>? OnOperation { get; init; }

    internal WebSocketOptions ToAspNet()
    {
        var options = new WebSocketOptions
        {
            KeepAliveInterval = KeepAliveInterval,
            KeepAliveTimeout = KeepAliveTimeout,
        };
        foreach (var origin in AllowedOrigins ?? [])
        {
            options.AllowedOrigins.Add(origin);
        }

        return options;
    }
}
