namespace Graph.Identity.Providers;

/// <summary>Where to send a person who wants to sign in by a provider.</summary>
/// <param name="AuthorizationUrl">The provider's page, which sends the person back with <c>state</c>, <c>code</c> and mostly <c>iss</c>.</param>
/// <param name="State">
/// Is good once. Keep it in the browser (<c>sessionStorage</c>), and go on only if the <c>state</c> that the person comes back with is the same: else
/// somebody else has sent them.
/// </param>
/// <param name="ExpiresAt">Until when the person must be back.</param>
internal sealed record ProviderRedirect(Uri AuthorizationUrl, string State, DateTimeOffset ExpiresAt);

/// <summary>What a person comes back with.</summary>
/// <param name="State">The state.</param>
/// <param name="Code">The provider's code.</param>
/// <param name="Issuer">Who has issued it; null if the provider does not say.</param>
internal sealed record ProviderAnswer(string State, string Code, string? Issuer);
