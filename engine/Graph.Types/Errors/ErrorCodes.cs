namespace Graph.Types;

/// <summary>The values of <c>extensions.code</c> that the engine itself uses.</summary>
public static class ErrorCodes
{
    /// <summary>The document does not parse.</summary>
    public const string Syntax = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document is not valid for the schema.</summary>
    public const string Validation = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>The request itself is malformed: no query, wrong types, unknown operation.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>A mutation or subscription where only queries are allowed, as over GET.</summary>
    public const string QueriesOnly = "QUERIES_ONLY";

    /// <summary>A variable's value does not fit its type.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>A limit of the server was exceeded.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The request was not finished in time.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>A subscriber did not keep up with its events, and some are lost.</summary>
    public const string SubscriberTooSlow = "SUBSCRIBER_TOO_SLOW";

    /// <summary>The viewer must sign in first.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The viewer may not do this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>A field has <c>[Authorize]</c>, and nobody is signed in.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>A field has <c>[Authorize]</c>, and the viewer does not fulfil it.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>A field has <c>[Authorize]</c> with a policy that the server does not know.</summary>
    public const string PolicyNotFound = "AUTH_POLICY_NOT_FOUND";

    /// <summary>A resolver failed unexpectedly; the details are in the log.</summary>
    public const string Internal = "INTERNAL_SERVER_ERROR";

    /// <summary>A subgraph did not answer.</summary>
    public const string SubgraphUnavailable = "SUBGRAPH_UNAVAILABLE";
}
