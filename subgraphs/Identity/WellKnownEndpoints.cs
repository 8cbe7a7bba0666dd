using Graph.Identity.Keys;
using Graph.Identity.Revocations;
using Npgsql;

namespace Graph.Identity;

/// <summary>What services need to know to check access tokens (RFC 8615 keeps <c>/.well-known</c> for such).</summary>
internal static class WellKnownEndpoints
{
    /// <summary>The public keys, as a JSON Web Key Set (RFC 7517).</summary>
    public const string KeySetPath = "/.well-known/jwks.json";

    /// <summary>Whose access tokens are withdrawn before they expire.</summary>
    public const string RevocationsPath = "/.well-known/revocations";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            KeySetPath,
            static (HttpContext context) =>
                WriteAsync(
                    context,
                    context.RequestServices.GetRequiredService<KeyRing>().ReadAsync,
                    "application/jwk-set+json",
                    "public, max-age=30"
                )
        );
        endpoints.MapGet(
            RevocationsPath,
            static (HttpContext context) =>
                WriteAsync(
                    context,
                    context.RequestServices.GetRequiredService<RevocationStore>().ReadAsync,
                    "application/json",
                    "no-store"
                )
        );
    }

    private static async Task WriteAsync(
        HttpContext context,
        Func<CancellationToken, Task<string>> read,
        string type,
        string cache
    )
    {
        string text;
        try
        {
            text = await read(context.RequestAborted);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            // Whoever has read it before goes on with what they have.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
            return;
        }

        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = cache;
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
