using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Graph.Gateway.Edge;

/// <summary>
/// Where the gateway listens, and what it speaks there: HTTP/1.1 and HTTP/2 over TLS, as the client chooses, HTTP/1.1 in
/// clear text. HTTP/2 in clear text has no way to choose on one port, so it has an address of its own.
/// </summary>
internal static class Listening
{
    /// <summary>Sets the addresses up.</summary>
    /// <exception cref="GatewayConfigurationException">An address cannot be one, or has no certificate.</exception>
    public static void Listen(this WebApplicationBuilder builder, GatewayOptions options)
    {
        var addresses = options.Url.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (addresses.Any(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            var certificate = options.Certificate.Load();
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel =>
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate)
            );
        }

        if (options.Http2Url is not { } clear)
        {
            builder.WebHost.UseUrls(addresses);
            return;
        }

        if (!clear.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
        {
            throw new GatewayConfigurationException(
                $"Http2__Url is '{clear}'; it is for HTTP/2 in clear text, such as http://0.0.0.0:5080. An https address "
                    + "among --urls speaks HTTP/2 as it is."
            );
        }

        var endpoints = new Dictionary<string, string?>
        {
            ["Endpoints:Http2:Url"] = clear,
            ["Endpoints:Http2:Protocols"] = nameof(HttpProtocols.Http2),
        };
        for (var i = 0; i < addresses.Length; i++)
        {
            endpoints[string.Create(CultureInfo.InvariantCulture, $"Endpoints:Address{i}:Url")] = addresses[i];
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(endpoints).Build();
        builder.WebHost.UseUrls();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Configure(configuration));
    }
}
