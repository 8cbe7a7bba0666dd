namespace Graph.Server;

/// <summary>Why a socket is closed.</summary>
/// <remarks><see href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md"/></remarks>
internal enum CloseCode
{
    /// <summary>The client has closed.</summary>
    Normal = 1000,

    /// <summary>The server stops; the client connects again.</summary>
    GoingAway = 1001,

    /// <summary>The message is larger than the server reads.</summary>
    MessageTooBig = 1009,

    /// <summary>The protocol has no such message.</summary>
    BadMessage = 4400,

    /// <summary>An operation before the connection was acknowledged.</summary>
    Unauthorized = 4401,

    /// <summary>The connection is not accepted.</summary>
    Forbidden = 4403,

    /// <summary>The client does not speak this protocol.</summary>
    SubprotocolNotAcceptable = 4406,

    /// <summary>No <c>connection_init</c> in time.</summary>
    InitTimeout = 4408,

    /// <summary>The id belongs to an operation that is still running.</summary>
    SubscriberAlreadyExists = 4409,

    /// <summary>A second <c>connection_init</c>.</summary>
    TooManyInits = 4429,

    /// <summary>The server failed.</summary>
    InternalError = 4500,
}
