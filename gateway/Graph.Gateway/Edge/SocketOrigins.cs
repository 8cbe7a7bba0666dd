using Graph.Server;
using Graph.Types;

namespace Graph.Gateway.Edge;

/// <summary>
/// Which pages may open a WebSocket. CORS does not hold there: a browser connects for any page and leaves it to the server
/// to look at the page's origin.
/// </summary>
internal static class SocketOrigins
{
    /// <summary>Refuses sockets of pages that are neither the gateway's own nor of an allowed origin.</summary>
    public static void UseSocketOrigins(this IApplicationBuilder app, IReadOnlyList<string> origins) =>
        app.Use(
            (context, next) =>
            {
                if (
                    OpensSocket(context)
                    && context.Request.Headers.Origin is [{ } origin]
                    && !IsOwn(context.Request, origin)
                    && !origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
                )
                {
                    return ErrorResponse.WriteAsync(
                        context.Response,
                        StatusCodes.Status403Forbidden,
                        [
                            new GraphQLError(
                                $"Pages of {origin} may not connect here; Cors__Origins names those that may."
                            )
                            {
                                Code = ErrorCodes.Forbidden,
                            },
                        ],
                        context.RequestAborted
                    );
                }

                return next(context);
            }
        );

    // By HTTP/1.1's upgrade or by HTTP/2's extended CONNECT.
    private static bool OpensSocket(HttpContext context) =>
        context.Request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(context.Request.Method);

    // The scheme is left out: before a proxy that ends TLS it is another one for the browser than for the gateway.
    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && (page.IsDefaultPort ? request.Host.Port is null or 80 or 443 : request.Host.Port == page.Port);
}
