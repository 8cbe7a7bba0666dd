namespace Graph.Server;

/// <summary>The media types that a response can have.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types"/></remarks>
internal enum ResponseFormat
{
    /// <summary>The client accepts nothing that can be made.</summary>
    NotAcceptable,

    /// <summary><c>application/json</c>: request errors are answered 200, as legacy clients expect.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status says whether the request was refused.</summary>
    GraphQLResponse,

    /// <summary><c>application/jsonl</c>: one response a line, each written as soon as it is there.</summary>
    JsonLines,

    /// <summary><c>text/event-stream</c>: Server-Sent Events, for streams of responses and for single ones.</summary>
    EventStream,

    /// <summary><c>multipart/mixed</c>: a response whose parts come one after the other.</summary>
    Multipart,
}
