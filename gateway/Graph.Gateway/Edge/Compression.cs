using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Graph.Gateway.Edge;

/// <summary>Compresses responses for clients that accept it, Brotli before gzip, both at the level that costs least CPU.</summary>
/// <remarks>
/// Over TLS too. BREACH needs a secret and a text of the attacker's choice in one response, and a browser that sends the
/// victim's credentials along; the gateway reads them from <c>Authorization</c> alone, which no page of another site can send.
/// Whoever puts a proxy before it that turns cookies into tokens switches compression off there or here.
/// </remarks>
internal static class Compression
{
    /// <summary>Registers what <see cref="UseCompression"/> needs.</summary>
    public static void AddCompression(this IServiceCollection services, CompressionOptions options)
    {
        if (!options.Enabled)
        {
            return;
        }

        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes =
            [
                "application/graphql-response+json",
                "application/json",
                "application/jsonl",
                "application/manifest+json",
                "image/svg+xml",
                "multipart/mixed",
                "text/css",
                "text/html",
                "text/javascript",
                "text/plain",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider>(provider => new LargeResponses(
            provider,
            provider.GetRequiredService<IOptions<ResponseCompressionOptions>>(),
            options.MinimumBytes
        ));
    }

    /// <summary>Compresses what is sent from here on.</summary>
    public static void UseCompression(this WebApplication app, CompressionOptions options)
    {
        if (options.Enabled)
        {
            app.UseResponseCompression();
        }
    }

    /// <summary>
    /// Leaves what is small as it is. Streams of events are never compressed, whatever the client accepts: thousands are open
    /// at once, and each would keep the state of its compressor.
    /// </summary>
    private sealed class LargeResponses(
        IServiceProvider services,
        IOptions<ResponseCompressionOptions> options,
        int minimumBytes
    ) : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            !(context.Response.ContentLength < minimumBytes) && base.ShouldCompressResponse(context);
    }
}
