using System.Diagnostics.CodeAnalysis;

namespace Graph.Identity.Providers;

/// <summary>The providers that the settings name.</summary>
internal sealed class ProviderDirectory : IDisposable
{
    private readonly Dictionary<string, IIdentityProvider> _providers = new(StringComparer.Ordinal);
    private readonly List<ProviderHttp> _clients = [];

    public ProviderDirectory(IdentitySettings settings, TimeProvider time)
    {
        foreach (var provider in settings.Providers)
        {
            var http = new ProviderHttp(provider.DisplayName, time);
            _clients.Add(http);
            _providers.Add(
                provider.Name,
                provider.Kind == ProviderKind.OpenIdConnect
                    ? new OpenIdConnectProvider(provider, http, time)
                    : new OAuthProvider(provider, http)
            );
        }
    }

    /// <summary>All of them, by their names.</summary>
    public IReadOnlyList<SignInProvider> All =>
        [
            .. _providers.Values.Select(provider => new SignInProvider(
                provider.Settings.Name,
                provider.Settings.DisplayName
            )),
        ];

    /// <summary>Finds one.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out IIdentityProvider? provider) =>
        _providers.TryGetValue(name, out provider);

    public void Dispose()
    {
        foreach (var provider in _providers.Values)
        {
            (provider as IDisposable)?.Dispose();
        }

        _clients.ForEach(client => client.Dispose());
    }
}

/// <summary>Somebody who vouches for people, so that they need no password here.</summary>
/// <param name="Name">By what to name it in <c>beginProviderSignIn</c>.</param>
/// <param name="DisplayName">What to write on its button.</param>
internal sealed record SignInProvider(string Name, string DisplayName);
