using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Hosting.Authentication;

/// <summary>
/// Reads the key set wherever it is. Files and URLs are read again when a token is signed by an unknown key (not more
/// often than every 30 seconds), so keys can be rotated without a restart. A key that is gone from the set is gone.
/// </summary>
internal sealed class JwksSource : IConfigurationRetriever<OpenIdConnectConfiguration>, IDocumentRetriever
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static IConfigurationManager<OpenIdConnectConfiguration> Create(string? jwks)
    {
        if (string.IsNullOrWhiteSpace(jwks))
        {
            return new StaticConfigurationManager<OpenIdConnectConfiguration>(new OpenIdConnectConfiguration());
        }

        if (jwks.AsSpan().TrimStart().StartsWith("{"))
        {
            return new StaticConfigurationManager<OpenIdConnectConfiguration>(Parse(jwks));
        }

        var source = new JwksSource();
        return new ConfigurationManager<OpenIdConnectConfiguration>(jwks, source, source)
        {
            RefreshInterval = RefreshInterval,
            // It would accept tokens of a key for an hour after the key was taken out of the set.
            UseLastKnownGoodConfiguration = false,
        };
    }

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
        string address,
        IDocumentRetriever retriever,
        CancellationToken cancel
    ) => Parse(await retriever.GetDocumentAsync(address, cancel));

    public Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? Http.GetStringAsync(new Uri(address), cancel)
            : File.ReadAllTextAsync(address, cancel);

    private static OpenIdConnectConfiguration Parse(string json)
    {
        var configuration = new OpenIdConnectConfiguration { JsonWebKeySet = new JsonWebKeySet(json) };
        foreach (var key in configuration.JsonWebKeySet.GetSigningKeys())
        {
            configuration.SigningKeys.Add(key);
        }

        return configuration;
    }
}
