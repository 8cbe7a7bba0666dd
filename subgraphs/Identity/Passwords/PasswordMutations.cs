using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Accounts;

namespace Graph.Identity.Passwords;

/// <summary>Setting another password.</summary>
[MutationType]
internal static class PasswordMutations
{
    /// <summary>
    /// Lets a message be sent that says how to set another password with <c>resetPassword</c>. The answer is the same for an address without
    /// an account, which gets none.
    /// </summary>
    /// <param name="email">The address of the account.</param>
    [PayloadField("email")]
    [Error<ValidationError>]
    public static async Task<FieldResult<string>> RequestPasswordReset(
        string email,
        PasswordChanges changes,
        CancellationToken cancellationToken
    )
    {
        if (!EmailAddress.TryRead(email, "email", out var address, out var error))
        {
            return error;
        }

        await changes.RequestResetAsync(address, cancellationToken);
        return address;
    }

    /// <summary>Sets another password, and ends all sessions of the account.</summary>
    /// <param name="token">What the message holds; it is good once, within an hour.</param>
    /// <param name="newPassword">8 to 128 characters, of any kind.</param>
    [PayloadField("email")]
    [Error<InvalidTokenError>]
    [Error<ValidationError>]
    public static Task<FieldResult<string>> ResetPassword(
        string token,
        string newPassword,
        PasswordChanges changes,
        CancellationToken cancellationToken
    ) => changes.ResetAsync(token, newPassword, cancellationToken);

    /// <summary>Sets another password for the viewer, and ends all of their other sessions.</summary>
    /// <param name="currentPassword">The present password.</param>
    /// <param name="newPassword">8 to 128 characters, of any kind.</param>
    [PayloadField("endedSessions")]
    [Error<UnauthenticatedError>]
    [Error<ValidationError>]
    [Error<RateLimitedError>]
    public static Task<FieldResult<int>> ChangePassword(
        string currentPassword,
        string newPassword,
        PasswordChanges changes,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => changes.ChangeAsync(viewer, currentPassword, newPassword, cancellationToken);
}
