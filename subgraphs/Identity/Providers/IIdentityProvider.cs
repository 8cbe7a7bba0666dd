namespace Graph.Identity.Providers;

/// <summary>Somebody who vouches for people, by the authorization code of OAuth 2 with PKCE (RFC 6749, RFC 7636).</summary>
internal interface IIdentityProvider
{
    /// <summary>What is known of it.</summary>
    ProviderSettings Settings { get; }

    /// <summary>Where to send a person.</summary>
    /// <exception cref="ProviderException">It does not say.</exception>
    Task<Uri> AuthorizationAddressAsync(string state, ProviderSignIn signIn, CancellationToken cancellationToken);

    /// <summary>Exchanges the code that a person has come back with for who they are.</summary>
    /// <param name="code">The code; it is good once.</param>
    /// <param name="issuer">Who has issued it, as the person's browser was told (RFC 9207); null if it was not.</param>
    /// <param name="signIn">What was begun.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ProviderException">It does not vouch for the person.</exception>
    Task<ProviderPerson> RedeemAsync(
        string code,
        string? issuer,
        ProviderSignIn signIn,
        CancellationToken cancellationToken
    );
}
