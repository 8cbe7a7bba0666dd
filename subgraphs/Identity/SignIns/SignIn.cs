using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Emails;
using Graph.Identity.Passwords;
using Graph.Identity.Sanctions;
using Graph.Identity.Sessions;
using Graph.Identity.TwoFactor;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.SignIns;

/// <summary>Signing in with a password. An address without an account is treated as one whose password is wrong, step by step.</summary>
internal sealed class SignIn(
    IdentityDatabase database,
    PasswordHasher passwords,
    SignInGuard guard,
    SessionStore sessions,
    SanctionStore sanctions,
    SecondFactorStore factors,
    EmailSignal emails,
    TimeProvider time
)
{
    /// <summary>Begins a session for whoever has the address and the password.</summary>
    /// <returns>
    /// Tokens, or an <see cref="InvalidCredentialsError"/>, a <see cref="SecondFactorRequiredError"/>, an <see cref="InvalidCodeError"/>, a <see cref="RateLimitedError"/>, an
    /// <see cref="EmailNotVerifiedError"/> or an <see cref="AccountSanctionedError"/>.
    /// </returns>
    public async Task<FieldResult<AuthTokens>> WithPasswordAsync(
        string email,
        string password,
        string? code,
        string? device,
        CancellationToken cancellationToken
    )
    {
        var key = EmailAddress.KeyOf(email.Trim());
        if (await guard.BeginAsync(key, cancellationToken) is { } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            return new RateLimitedError(
                $"Signing in with this address has failed too often: try again in {(seconds + 59) / 60} minutes, or reset the password.",
                seconds,
                "input",
                "email"
            );
        }

        Account? account;
        await using (var identity = await database.OpenAsync(cancellationToken))
        {
            account = await identity
                .Accounts.AsNoTracking()
                .FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken);
        }

        // No password is longer; hashing what is would only keep the machine busy.
        var isPossible = password.Length <= PasswordRule.MaxLength * 4;
        if (
            !await passwords.VerifyAsync(isPossible ? password : "", account?.PasswordHash, cancellationToken)
            || !isPossible
            || account is null
        )
        {
            return new InvalidCredentialsError();
        }

        // The attempt counts as failed until the code is right, too: who knows the password must not guess codes for ever.
        if (await factors.IsOnAsync(account.Id, cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(code))
            {
                return new SecondFactorRequiredError();
            }

            if (!await factors.TakeAsync(account.Id, code, cancellationToken))
            {
                return new InvalidCodeError();
            }
        }

        await guard.SucceededAsync(key, cancellationToken);
        if (!account.EmailVerified)
        {
            await database.TransactAsync(
                async (identity, token) =>
                {
                    await identity.AddEmailAsync(EmailKind.Verify, key, time.GetUtcNow(), token);
                    return true;
                },
                cancellationToken
            );
            emails.Wake();
            return new EmailNotVerifiedError();
        }

        if (await sanctions.OfAsync(account.Id, cancellationToken) is { } sanction)
        {
            return new AccountSanctionedError(sanction);
        }

        if (PasswordHasher.IsWeak(account.PasswordHash))
        {
            await StrengthenAsync(account, password, cancellationToken);
        }

        return await sessions.BeginAsync(account.Id, device, cancellationToken);
    }

    // Unless the password was changed meanwhile.
    private async Task StrengthenAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password, cancellationToken);
        await using var identity = await database.OpenAsync(cancellationToken);
        await identity
            .Accounts.Where(a => a.Id == account.Id && a.PasswordHash == account.PasswordHash)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash), cancellationToken);
    }
}
