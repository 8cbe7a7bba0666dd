using Npgsql;

namespace Graph.Identity.Keys;

/// <summary>Tells everybody the public keys, as a JSON Web Key Set (RFC 7517).</summary>
internal static class KeySetEndpoint
{
    /// <summary>Where it is (RFC 8615 keeps <c>/.well-known</c> for such).</summary>
    public const string Path = "/.well-known/jwks.json";

    public static void MapKeySet(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, WriteAsync);

    private static async Task WriteAsync(HttpContext context)
    {
        string keys;
        try
        {
            keys = await context.RequestServices.GetRequiredService<KeyRing>().ReadAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            // Whoever has read them before goes on with what they have.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
            return;
        }

        context.Response.ContentType = "application/jwk-set+json";
        context.Response.Headers.CacheControl = "public, max-age=30";
        await context.Response.WriteAsync(keys, context.RequestAborted);
    }
}
