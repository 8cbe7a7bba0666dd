using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Common.Input;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Revocations;
using Graph.Identity.SignIns;
using Graph.Identity.TwoFactor;

namespace Graph.Identity.Sessions;

/// <summary>Signing in and out.</summary>
[MutationType]
internal static class SessionMutations
{
    private static readonly TextRule Device = new("device", 0, 100);

    /// <summary>
    /// Signs somebody in with their password. After five attempts that failed an address is locked for fifteen minutes, whether it has an
    /// account or not.
    /// </summary>
    /// <param name="email">The e-mail address, in whatever case.</param>
    /// <param name="password">The password.</param>
    /// <param name="code">The code of the authenticator app, or a recovery code, of whom is asked for one.</param>
    /// <param name="device">What to call the device in the list of sessions, such as <c>Firefox on Linux</c>.</param>
    [PayloadField("tokens")]
    [Error<InvalidCredentialsError>]
    [Error<EmailNotVerifiedError>]
    [Error<AccountSanctionedError>]
    [Error<SecondFactorRequiredError>]
    [Error<InvalidCodeError>]
    [Error<RateLimitedError>]
    [Error<ValidationError>]
    public static async Task<FieldResult<AuthTokens>> SignIn(
        string email,
        string password,
        string? code,
        string? device,
        SignIn signIn,
        CancellationToken cancellationToken
    )
    {
        string? name = null;
        if (device is not null && !Device.TryApply(device, out name, out var error))
        {
            return error;
        }

        return await signIn.WithPasswordAsync(
            email,
            password,
            code,
            string.IsNullOrEmpty(name) ? null : name,
            cancellationToken
        );
    }

    /// <summary>
    /// Exchanges a refresh token for new tokens. It is good once: when it is shown again, its session ends, because one of the two who have
    /// shown it was a thief.
    /// </summary>
    /// <param name="refreshToken">The newest refresh token of the session.</param>
    [PayloadField("tokens")]
    [Error<InvalidTokenError>]
    public static Task<FieldResult<AuthTokens>> RefreshSession(
        string refreshToken,
        SessionStore sessions,
        CancellationToken cancellationToken
    ) => sessions.RefreshAsync(refreshToken, cancellationToken);

    /// <summary>Ends the session that the request belongs to.</summary>
    [PayloadField("endedSessionId")]
    [ID<Session>]
    [Error<UnauthenticatedError>]
    [Error<NotFoundError>]
    public static Task<FieldResult<Guid>> SignOut(
        Viewer viewer,
        SessionStore sessions,
        CancellationToken cancellationToken
    ) => EndAsync(viewer, viewer.SessionId, sessions, cancellationToken);

    /// <summary>Ends a session of the viewer, such as one on a device that was lost.</summary>
    /// <param name="sessionId">The session.</param>
    [PayloadField("endedSessionId")]
    [ID<Session>]
    [Error<UnauthenticatedError>]
    [Error<NotFoundError>]
    public static Task<FieldResult<Guid>> RevokeSession(
        [ID<Session>] Guid sessionId,
        Viewer viewer,
        SessionStore sessions,
        CancellationToken cancellationToken
    ) => EndAsync(viewer, sessionId, sessions, cancellationToken);

    /// <summary>Ends all sessions of the viewer but the one that the request belongs to.</summary>
    [PayloadField("endedSessions")]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<int>> RevokeOtherSessions(
        Viewer viewer,
        IdentityDatabase database,
        RevocationStore revocations,
        CancellationToken cancellationToken
    ) =>
        viewer.IsAuthenticated
            ? await database.TransactAsync(
                (identity, token) =>
                    revocations.EndSessionsAsync(
                        identity,
                        viewer.UserId.Value,
                        only: null,
                        except: viewer.SessionId,
                        token
                    ),
                cancellationToken
            )
            : new UnauthenticatedError("Sign in to end your other sessions.");

    private static async Task<FieldResult<Guid>> EndAsync(
        Viewer viewer,
        Guid? sessionId,
        SessionStore sessions,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to end a session.");
        }

        return sessionId is { } id && await sessions.EndAsync(viewer.UserId.Value, id, cancellationToken)
            ? id
            : new NotFoundError("There is no such session of yours: it has ended already.");
    }
}
