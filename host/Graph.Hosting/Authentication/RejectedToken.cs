using Graph.Server;
using Graph.Types;
using Microsoft.AspNetCore.Http;

namespace Graph.Hosting.Authentication;

/// <summary>Why a request's access token is not accepted.</summary>
internal sealed record RejectedToken(string Message)
{
    /// <summary>Answers 401 in the form of a GraphQL error, which every GraphQL client can show.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ErrorResponse.WriteAsync(
            context.Response,
            StatusCodes.Status401Unauthorized,
            [new GraphQLError(Message) { Code = ErrorCodes.Unauthenticated }],
            context.RequestAborted
        );
    }
}
