using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Passwords;

namespace Graph.Identity.Accounts;

/// <summary>How people come to have accounts.</summary>
[MutationType]
internal static class AccountMutations
{
    /// <summary>
    /// Asks for an account. A message is sent to the address, which says how to confirm it with <c>verifyEmail</c>; until then nobody can sign
    /// in. If the address has an account already, its owner is told so, and the answer is the same.
    /// </summary>
    /// <param name="email">The person's e-mail address.</param>
    /// <param name="password">8 to 128 characters, of any kind.</param>
    /// <param name="handle">The unique name: 3 to 30 letters, digits and underscores.</param>
    /// <param name="displayName">The name that is shown, 1 to 50 characters; the handle if it is left out.</param>
    [PayloadField("email")]
    [Error<ValidationError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<string>> SignUp(
        string email,
        string password,
        string handle,
        string? displayName,
        SignUps signUps,
        CancellationToken cancellationToken
    )
    {
        var errors = new List<UserError>();
        if (!EmailAddress.TryRead(email, "email", out var address, out var error))
        {
            errors.Add(error);
        }

        if (!HandleRule.TryRead(handle, out var name, out error))
        {
            errors.Add(error);
        }

        var shown = displayName ?? name ?? "";
        if (displayName is not null && !SignUps.DisplayName.TryApply(displayName, out shown, out error))
        {
            errors.Add(error);
        }

        if (PasswordRule.Check(password, "password", address ?? "", name ?? "") is { } wrong)
        {
            errors.Add(wrong);
        }

        return errors.Count > 0
            ? new FieldFailure(errors)
            : await signUps.SignUpAsync(new NewAccount(address!, password, name!, shown!), cancellationToken);
    }

    /// <summary>Shows that an e-mail address is one's own. From then on its owner can sign in, and has a profile.</summary>
    /// <param name="token">What the message holds.</param>
    [PayloadField("email")]
    [Error<InvalidTokenError>]
    public static Task<FieldResult<string>> VerifyEmail(
        string token,
        SignUps signUps,
        CancellationToken cancellationToken
    ) => signUps.VerifyAsync(token, cancellationToken);

    /// <summary>
    /// Lets a message be sent to another e-mail address, which says how to show with <c>confirmEmailChange</c> that it is the viewer's. Until then
    /// nothing changes.
    /// </summary>
    /// <param name="newEmail">The new address.</param>
    /// <param name="password">The viewer's password.</param>
    [PayloadField("email")]
    [Error<UnauthenticatedError>]
    [Error<ValidationError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<string>> RequestEmailChange(
        string newEmail,
        string password,
        Viewer viewer,
        EmailChanges changes,
        CancellationToken cancellationToken
    ) =>
        EmailAddress.TryRead(newEmail, "newEmail", out var address, out var error)
            ? await changes.RequestAsync(viewer, address, password, cancellationToken)
            : error;

    /// <summary>Shows that the new address is one's own. From then on its owner signs in with it.</summary>
    /// <param name="token">What the message holds; it is good once, within an hour.</param>
    [PayloadField("email")]
    [Error<InvalidTokenError>]
    public static Task<FieldResult<string>> ConfirmEmailChange(
        string token,
        EmailChanges changes,
        CancellationToken cancellationToken
    ) => changes.ConfirmAsync(token, cancellationToken);
}
