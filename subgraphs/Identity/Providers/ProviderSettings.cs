using System.Text.RegularExpressions;
using Graph.Common.Subgraphs;

namespace Graph.Identity.Providers;

/// <summary>
/// Somebody who vouches for people: settings under <c>Identity__Providers__NAME</c>. The names <c>google</c>, <c>github</c> and
/// <c>facebook</c> need a client id and a secret only; any other is an OpenID Connect provider and needs its issuer, too.
/// </summary>
internal sealed partial record ProviderSettings
{
    /// <summary>What clients call it.</summary>
    public required string Name { get; init; }

    /// <summary>What people read (<c>DisplayName</c>).</summary>
    public required string DisplayName { get; init; }

    /// <summary>How it is spoken to.</summary>
    public required ProviderKind Kind { get; init; }

    /// <summary>Who signs its tokens, and where it describes itself (<c>Issuer</c>); unused without OpenID Connect.</summary>
    public required string Issuer { get; init; }

    /// <summary>What it calls this network (<c>ClientId</c>).</summary>
    public required string ClientId { get; init; }

    /// <summary>By what it knows this network (<c>ClientSecret</c>, or a file as <c>ClientSecret_FILE</c>).</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Where it sends people back to (<c>RedirectUri</c>); the page <c>/sign-in/NAME</c> of the web application if it is left out.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>
    /// Whether an address that it calls verified is taken for its owner's (<c>TrustEmail</c>). Where not, a message goes to the address first,
    /// and no account that is there is touched.
    /// </summary>
    public required bool TrustsEmail { get; init; }

    /// <summary>Where people are sent (<c>AuthorizationEndpoint</c>), without OpenID Connect.</summary>
    public Uri? AuthorizationEndpoint { get; init; }

    /// <summary>Where a code is exchanged (<c>TokenEndpoint</c>), without OpenID Connect.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>Where it says who somebody is (<c>UserEndpoint</c>), without OpenID Connect.</summary>
    public Uri? UserEndpoint { get; init; }

    /// <summary>What is asked for.</summary>
    public string Scope =>
        Kind switch
        {
            ProviderKind.GitHub => "read:user user:email",
            ProviderKind.Facebook => "public_profile email",
            _ => "openid email profile",
        };

    /// <summary>Reads all of them.</summary>
    /// <exception cref="SubgraphSettingsException">One of them makes no sense; the message says which.</exception>
    public static IReadOnlyList<ProviderSettings> ReadAll(IConfiguration configuration, Uri? webAddress) =>
        [
            .. configuration
                .GetSection("Identity:Providers")
                .GetChildren()
                .Select(section => Read(section, webAddress))
                .OrderBy(provider => provider.Name, StringComparer.Ordinal),
        ];

    private static ProviderSettings Read(IConfigurationSection section, Uri? webAddress)
    {
        var name = section.Key.ToLowerInvariant();
        if (!NamePattern().IsMatch(name))
        {
            throw new SubgraphSettingsException(
                $"Identity__Providers__{section.Key} is no name of a provider: it needs 1 to 30 letters, digits and hyphens, and begins with a letter."
            );
        }

        var kind = name switch
        {
            "github" => ProviderKind.GitHub,
            "facebook" => ProviderKind.Facebook,
            _ => ProviderKind.OpenIdConnect,
        };
        return new ProviderSettings
        {
            Name = name,
            Kind = kind,
            DisplayName =
                section["DisplayName"]
                ?? name switch
                {
                    "google" => "Google",
                    "github" => "GitHub",
                    "facebook" => "Facebook",
                    _ => name,
                },
            Issuer =
                kind != ProviderKind.OpenIdConnect
                    ? ""
                    : Address("Issuer", name == "google" ? "https://accounts.google.com" : null)
                        .OriginalString.TrimEnd('/'),
            ClientId = Needed("ClientId"),
            ClientSecret = Needed("ClientSecret"),
            RedirectUri = Address(
                "RedirectUri",
                webAddress is null ? null : $"{webAddress.AbsoluteUri.TrimEnd('/')}/sign-in/{name}"
            ),
            TrustsEmail =
                section["TrustEmail"] is not { Length: > 0 } trust ? name is "google" or "github"
                : bool.TryParse(trust, out var trusts) ? trusts
                : throw Wrong("TrustEmail", "true or false"),
            AuthorizationEndpoint = Endpoint(
                "AuthorizationEndpoint",
                "https://github.com/login/oauth/authorize",
                "https://www.facebook.com/v21.0/dialog/oauth"
            ),
            TokenEndpoint = Endpoint(
                "TokenEndpoint",
                "https://github.com/login/oauth/access_token",
                "https://graph.facebook.com/v21.0/oauth/access_token"
            ),
            UserEndpoint = Endpoint(
                "UserEndpoint",
                "https://api.github.com/user",
                "https://graph.facebook.com/v21.0/me"
            ),
        };

        string Needed(string setting) =>
            section[setting] is { Length: > 0 } value
                ? value
                : throw Wrong(setting, "what the provider has given this network");

        Uri? Endpoint(string setting, string github, string facebook) =>
            kind == ProviderKind.OpenIdConnect
                ? null
                : Address(setting, kind == ProviderKind.GitHub ? github : facebook);

        Uri Address(string setting, string? otherwise) =>
            Uri.TryCreate(section[setting] is { Length: > 0 } text ? text : otherwise, UriKind.Absolute, out var uri)
            && IsSafe(uri)
                ? uri
                : throw Wrong(setting, "an address that begins with https:// (or http:// on this machine)");

        SubgraphSettingsException Wrong(string setting, string expected) =>
            new($"Identity__Providers__{section.Key}__{setting} is '{section[setting]}', and must be {expected}.");
    }

    /// <summary>Whether what goes to an address can be read by nobody on the way.</summary>
    public static bool IsSafe(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,29}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NamePattern();
}
