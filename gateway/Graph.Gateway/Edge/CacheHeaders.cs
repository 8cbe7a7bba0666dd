using Microsoft.Extensions.Primitives;

namespace Graph.Gateway.Edge;

/// <summary>What caches on the way may do with the graph's responses.</summary>
internal static class CacheHeaders
{
    // A response depends on the format and the encoding that the client accepts, and on who asks.
    private static readonly StringValues Vary = "Accept, Authorization, Accept-Encoding";

    /// <summary>Forbids keeping any response that does not say otherwise itself.</summary>
    public static void UseCacheHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.Vary = Vary;
                headers.CacheControl = "no-store";
                return next(context);
            }
        );
}
