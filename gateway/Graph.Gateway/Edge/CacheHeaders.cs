using System.Globalization;
using Graph.Fusion.Execution;
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

    /// <summary>
    /// How the response to a query may be kept: what its sources allow together, and never by a shared cache if somebody is
    /// signed in. Null if it may not.
    /// </summary>
    public static string? Of(HttpContext context)
    {
        if (
            context.RequestServices.GetRequiredService<FusionRequestContext>().CachePolicy is not { } policy
            || (int)policy.MaxAge.TotalSeconds is not (> 0 and var seconds)
        )
        {
            return null;
        }

        var isPrivate = policy.IsPrivate || context.Request.Headers.Authorization.Count > 0;
        return string.Create(CultureInfo.InvariantCulture, $"{(isPrivate ? "private" : "public")}, max-age={seconds}");
    }
}
