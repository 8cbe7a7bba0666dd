namespace Graph.Server;

/// <summary>What the HTTP transport accepts. The limits hold before a byte of GraphQL is looked at.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>The largest request body in bytes; a larger one is answered 413 before it is read.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// How long a client whose body was too large may still send before its connection is reset. Default 5 s.
    /// </summary>
    public TimeSpan RefusedBodyTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The deepest nesting of the request's JSON, variables included.</summary>
    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>The most requests in one body (request batching); 0 refuses batches.</summary>
    public int MaxBatchedRequests { get; init; } = 10;

    /// <summary>The most sets of variables of one request (variable batching); 1 refuses batches.</summary>
    public int MaxVariableSets { get; init; } = 100;

    /// <summary>Whether queries may be sent by GET.</summary>
    public bool AllowGet { get; init; } = true;

    /// <summary>Whether <c>GET ?sdl</c> answers with the schema's text.</summary>
    public bool AllowSdlDownload { get; init; } = true;

    /// <summary>
    /// Called for each request before it is executed; what it adds to the request's services is there for resolvers.
    /// </summary>
    public Action<Microsoft.AspNetCore.Http.HttpContext>? OnRequest { get; init; }

    /// <summary>
    /// Called with the services of each scope that a stream opens, before it is used: one for each event of a subscription
    /// and one for each operation on a WebSocket. What <see cref="OnRequest"/> adds is not in them.
    /// </summary>
    public Action<Microsoft.AspNetCore.Http.HttpContext, IServiceProvider>? OnScope { get; init; }

    /// <summary>
    /// When the identity of whoever sent a request, or opened a socket, expires; null for never. A subscription ends then, with
    /// an error, and no operation begins after it.
    /// </summary>
    public Func<Microsoft.AspNetCore.Http.HttpContext, DateTimeOffset?>? ExpiresAt { get; init; }

    /// <summary>
    /// What is cancelled when that identity is withdrawn before it expires, because its session has ended. A subscription ends then, with an
    /// error, and no operation begins after it.
    /// </summary>
    public Func<Microsoft.AspNetCore.Http.HttpContext, CancellationToken>? WithdrawnWhen { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Called when a request that is neither batched nor a stream has been executed: how its response may be kept, as
    /// <c>Cache-Control</c> says it, or null to say nothing. What may be kept and was asked for by GET gets an <c>ETag</c>, and a
    /// client that has it already is answered 304.
    /// </summary>
    public Func<Microsoft.AspNetCore.Http.HttpContext, string?>? CacheControl { get; init; }

    /// <summary>
    /// The most streams that are open at once: responses of Server-Sent Events, and WebSockets whatever runs on them. One
    /// more is answered 503 with Retry-After. Default 10,000.
    /// </summary>
    public int MaxConcurrentStreams { get; init; } = 10_000;

    /// <summary>
    /// How long a stream of Server-Sent Events may be silent before a comment is sent, so that nobody on the way takes the
    /// connection for dead. Default 12 s.
    /// </summary>
    public TimeSpan EventStreamHeartbeat { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// What is accepted of multipart requests, which carry files for arguments of the scalar <c>Upload</c>; null, the
    /// default, refuses them all.
    /// </summary>
    public GraphQLUploadOptions? Uploads { get; init; }

    /// <summary>
    /// What is accepted over WebSockets; null, the default, serves none. A limit that counts HTTP requests does not see the
    /// operations on a socket: count them in <see cref="GraphQLWebSocketOptions.OnOperation"/>.
    /// </summary>
    public GraphQLWebSocketOptions? WebSockets { get; init; }
}
