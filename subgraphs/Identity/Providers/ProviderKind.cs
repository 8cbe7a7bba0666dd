namespace Graph.Identity.Providers;

/// <summary>How a provider is spoken to.</summary>
internal enum ProviderKind
{
    /// <summary>By OpenID Connect: it says where everything is, and signs who somebody is.</summary>
    OpenIdConnect,

    /// <summary>By OAuth 2 and GitHub's REST API.</summary>
    GitHub,

    /// <summary>By OAuth 2 and Facebook's Graph API.</summary>
    Facebook,
}
