using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.SignIns;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Passwords;

/// <summary>Asks somebody who is signed in for the password: whoever holds a stolen access token must not change how its owner signs in.</summary>
internal sealed class PasswordProof(IdentityDatabase database, PasswordHasher passwords, SignInGuard guard)
{
    /// <summary>
    /// The viewer's account, if the password is theirs. The attempt counts as failed until <see cref="SignInGuard.SucceededAsync"/>.
    /// </summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="password">What they say that their password is.</param>
    /// <param name="field">The input's field.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>
    /// The account, or an <see cref="UnauthenticatedError"/>, a <see cref="RateLimitedError"/> or a <see cref="ValidationError"/>.
    /// </returns>
    public async Task<FieldResult<Account>> OfAsync(
        Viewer viewer,
        string password,
        string field,
        CancellationToken cancellationToken
    )
    {
        Account? account = null;
        if (viewer.IsAuthenticated)
        {
            await using var identity = await database.OpenAsync(cancellationToken);
            account = await identity
                .Accounts.AsNoTracking()
                .FirstOrDefaultAsync(a => a.Id == viewer.UserId, cancellationToken);
        }

        if (account is null)
        {
            return new UnauthenticatedError("Sign in to change how you sign in.");
        }

        if (await guard.BeginAsync(account.EmailKey, cancellationToken) is { } wait)
        {
            return new RateLimitedError(
                "The password was wrong too often: try again later.",
                (int)Math.Ceiling(wait.TotalSeconds),
                "input",
                field
            );
        }

        return
            password.Length <= PasswordRule.MaxLength * 4
            && await passwords.VerifyAsync(password, account.PasswordHash, cancellationToken)
            ? account
            : new ValidationError("The password is wrong.", "PASSWORD", "input", field);
    }
}
