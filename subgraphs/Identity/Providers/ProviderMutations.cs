using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Common.Input;
using Graph.Identity.Accounts;
using Graph.Identity.Sessions;
using Graph.Identity.SignIns;
using Graph.Identity.TwoFactor;

namespace Graph.Identity.Providers;

/// <summary>Signing in by somebody who vouches for people.</summary>
[MutationType]
internal static class ProviderMutations
{
    private static readonly TextRule Device = new("device", 0, 100);

    /// <summary>
    /// Says where to send somebody who wants to sign in by a provider. The provider sends them back to the page that it knows, with a state and a
    /// code for <c>signInWithProvider</c>.
    /// </summary>
    /// <param name="provider">The name of one of <c>signInProviders</c>.</param>
    [PayloadField("redirect")]
    [Error<NotFoundError>]
    [Error<ProviderUnavailableError>]
    public static Task<FieldResult<ProviderRedirect>> BeginProviderSignIn(
        string provider,
        ProviderSignIns signIns,
        CancellationToken cancellationToken
    ) => signIns.BeginAsync(provider, linksTo: null, cancellationToken);

    /// <summary>
    /// Signs in whoever comes back from a provider. Who was never here gets an account; who has one with the same address is linked to it only
    /// where the provider is trusted to have verified the address, and else confirms it by e-mail first.
    /// </summary>
    /// <param name="state">The state that the person came back with.</param>
    /// <param name="code">The code that the person came back with.</param>
    /// <param name="issuer">What <c>iss</c> was in the address that the person came back to; null if it was not there.</param>
    /// <param name="secondFactor">
    /// The code of the authenticator app, or a recovery code, of whom is asked for one: after <c>SECOND_FACTOR_REQUIRED</c> the same state is good again with it.
    /// </param>
    /// <param name="device">What to call the device in the list of sessions, such as <c>Firefox on Linux</c>.</param>
    [PayloadField("tokens")]
    [Error<InvalidTokenError>]
    [Error<ProviderRefusedError>]
    [Error<ProviderUnavailableError>]
    [Error<EmailNotVerifiedError>]
    [Error<AccountSanctionedError>]
    [Error<SecondFactorRequiredError>]
    [Error<InvalidCodeError>]
    [Error<RateLimitedError>]
    [Error<ValidationError>]
    public static async Task<FieldResult<AuthTokens>> SignInWithProvider(
        string state,
        string code,
        string? issuer,
        string? secondFactor,
        string? device,
        ProviderSignIns signIns,
        CancellationToken cancellationToken
    )
    {
        string? name = null;
        return device is not null && !Device.TryApply(device, out name, out var error)
            ? error
            : await signIns.SignInAsync(
                new ProviderAnswer(state, code, issuer),
                secondFactor,
                string.IsNullOrEmpty(name) ? null : name,
                cancellationToken
            );
    }

    /// <summary>
    /// Says where to send the viewer, who wants to sign in by a provider from now on. They come back with a state and a code for
    /// <c>linkProvider</c>. It needs a session that began within the last 15 minutes.
    /// </summary>
    /// <param name="provider">The name of one of <c>signInProviders</c>.</param>
    [PayloadField("redirect")]
    [Error<UnauthenticatedError>]
    [Error<RecentSignInRequiredError>]
    [Error<NotFoundError>]
    [Error<ProviderUnavailableError>]
    public static async Task<FieldResult<ProviderRedirect>> BeginProviderLink(
        string provider,
        Viewer viewer,
        RecentSignIn recent,
        ProviderSignIns signIns,
        CancellationToken cancellationToken
    ) =>
        await recent.CheckAsync(viewer, cancellationToken) is { } refusal
            ? new FieldFailure([refusal])
            : await signIns.BeginAsync(provider, viewer.UserId, cancellationToken);

    /// <summary>Lets the viewer sign in by the provider that they come back from.</summary>
    /// <param name="state">The state that the viewer came back with.</param>
    /// <param name="code">The code that the viewer came back with.</param>
    /// <param name="issuer">What <c>iss</c> was in the address that the viewer came back to; null if it was not there.</param>
    [PayloadField("identity")]
    [Error<UnauthenticatedError>]
    [Error<RecentSignInRequiredError>]
    [Error<InvalidTokenError>]
    [Error<ConflictError>]
    [Error<ProviderRefusedError>]
    [Error<ProviderUnavailableError>]
    public static Task<FieldResult<LinkedIdentity>> LinkProvider(
        string state,
        string code,
        string? issuer,
        Viewer viewer,
        ProviderSignIns signIns,
        CancellationToken cancellationToken
    ) => signIns.LinkAsync(viewer, new ProviderAnswer(state, code, issuer), cancellationToken);

    /// <summary>Lets the viewer no longer sign in by a provider. The last way to sign in cannot be taken away.</summary>
    /// <param name="provider">The provider's name.</param>
    [PayloadField("provider")]
    [Error<UnauthenticatedError>]
    [Error<RecentSignInRequiredError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static Task<FieldResult<string>> UnlinkProvider(
        string provider,
        Viewer viewer,
        ProviderSignIns signIns,
        CancellationToken cancellationToken
    ) => signIns.UnlinkAsync(viewer, provider, cancellationToken);
}
