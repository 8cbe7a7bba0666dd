namespace Graph.Server;

/// <summary>A request that the transport refuses before it becomes a GraphQL request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What is wrong and what to do, as a sentence.</param>
/// <param name="Code">The stable code.</param>
internal sealed record HttpRequestError(int Status, string Message, string Code)
{
    /// <summary>400: the request is malformed.</summary>
    public static HttpRequestError BadRequest(string message) => new(400, message, Types.ErrorCodes.BadRequest);

    /// <summary>400 or 413: a limit of the server was exceeded.</summary>
    public static HttpRequestError Limit(int status, string message) =>
        new(status, message, Types.ErrorCodes.LimitExceeded);
}
