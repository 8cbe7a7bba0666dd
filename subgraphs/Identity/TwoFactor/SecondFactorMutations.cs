using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;

namespace Graph.Identity.TwoFactor;

/// <summary>A code of an authenticator app besides the password.</summary>
[MutationType]
internal static class SecondFactorMutations
{
    /// <summary>Makes a secret for an authenticator app of the viewer. It counts once <c>confirmAuthenticator</c> has shown that the app works.</summary>
    /// <param name="password">The viewer's password.</param>
    [PayloadField("setup")]
    [Error<UnauthenticatedError>]
    [Error<ValidationError>]
    [Error<ConflictError>]
    [Error<RateLimitedError>]
    public static Task<FieldResult<AuthenticatorSetup>> SetUpAuthenticator(
        string password,
        Viewer viewer,
        SecondFactorStore factors,
        CancellationToken cancellationToken
    ) => factors.BeginAsync(viewer, password, cancellationToken);

    /// <summary>
    /// Asks for the app's code from now on whenever the viewer signs in. The payload has ten recovery codes for when the app is lost, each good
    /// once; they are told only here.
    /// </summary>
    /// <param name="code">The six digits that the app shows now.</param>
    [PayloadField("recoveryCodes")]
    [Error<UnauthenticatedError>]
    [Error<ConflictError>]
    [Error<InvalidCodeError>]
    public static Task<FieldResult<IReadOnlyList<string>>> ConfirmAuthenticator(
        string code,
        Viewer viewer,
        SecondFactorStore factors,
        CancellationToken cancellationToken
    ) => factors.ConfirmAsync(viewer, code, cancellationToken);

    /// <summary>Asks for no code any more.</summary>
    /// <param name="password">The viewer's password.</param>
    /// <param name="code">The six digits that the app shows now, or a recovery code.</param>
    [PayloadField("removed")]
    [Error<UnauthenticatedError>]
    [Error<ValidationError>]
    [Error<InvalidCodeError>]
    [Error<RateLimitedError>]
    public static Task<FieldResult<bool>> RemoveAuthenticator(
        string password,
        string code,
        Viewer viewer,
        SecondFactorStore factors,
        CancellationToken cancellationToken
    ) => factors.RemoveAsync(viewer, password, code, cancellationToken);
}
