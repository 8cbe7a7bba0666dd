using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Emails;
using Graph.Identity.Revocations;
using Graph.Identity.SignIns;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Passwords;

/// <summary>Sets other passwords: for who has forgotten theirs, by e-mail, and for who knows it.</summary>
internal sealed class PasswordChanges(
    IdentityDatabase database,
    PasswordHasher passwords,
    PasswordProof proofs,
    SignInGuard guard,
    RevocationStore revocations,
    EmailSignal emails,
    TimeProvider time
)
{
    /// <summary>
    /// Lets a message be sent to the address, if it has an account. Which that is, is looked for by who sends messages: here nothing depends on
    /// it, not even time.
    /// </summary>
    public async Task RequestResetAsync(string address, CancellationToken cancellationToken)
    {
        await database.TransactAsync(
            async (identity, token) =>
            {
                await identity.AddEmailAsync(
                    EmailKind.ResetPassword,
                    EmailAddress.KeyOf(address),
                    time.GetUtcNow(),
                    token
                );
                return true;
            },
            cancellationToken
        );
        emails.Wake();
    }

    /// <summary>Sets another password for whoever has got the token by e-mail, and ends all sessions.</summary>
    /// <returns>The address of the account, or an <see cref="InvalidTokenError"/> or a <see cref="ValidationError"/>.</returns>
    public async Task<FieldResult<string>> ResetAsync(
        string token,
        string password,
        CancellationToken cancellationToken
    )
    {
        if (PasswordRule.Check(password, "newPassword") is { } error)
        {
            return error;
        }

        var passwordHash = await passwords.HashAsync(password, cancellationToken);
        var result = await database.TransactAsync<FieldResult<Account>>(
            async (identity, cancel) =>
            {
                var now = time.GetUtcNow();
                var taken = await identity.TakeTokenAsync(EmailKind.ResetPassword, token, now, cancel);
                if (!taken.IsSuccess)
                {
                    return taken.Select(known => known.Account);
                }

                var account = taken.Value.Account;
                account.PasswordHash = passwordHash;
                if (!account.EmailVerified)
                {
                    await SignUps.ForgetProvidersAsync(identity, account, cancel);
                }

                // Whoever reads the address' mail has shown that it is theirs.
                SignUps.Confirm(identity, account);
                await revocations.EndSessionsAsync(identity, account.Id, only: null, except: null, cancel);
                await identity.AddEmailAsync(EmailKind.PasswordChanged, account.EmailKey, now, cancel);
                return account;
            },
            cancellationToken
        );
        if (result.IsSuccess)
        {
            await guard.SucceededAsync(result.Value.EmailKey, cancellationToken);
            emails.Wake();
        }

        return result.Select(account => account.Email);
    }

    /// <summary>Sets another password for the viewer, who knows the present one, and ends all other sessions.</summary>
    /// <returns>
    /// How many sessions have ended, or a <see cref="ValidationError"/>, a
    /// <see cref="RateLimitedError"/> or an <see cref="UnauthenticatedError"/>.
    /// </returns>
    public async Task<FieldResult<int>> ChangeAsync(
        Viewer viewer,
        string current,
        string password,
        CancellationToken cancellationToken
    )
    {
        var proof = await proofs.OfAsync(viewer, current, "currentPassword", cancellationToken);
        if (!proof.IsSuccess)
        {
            return proof.Select(account => 0);
        }

        var account = proof.Value;
        await guard.SucceededAsync(account.EmailKey, cancellationToken);
        if (PasswordRule.Check(password, "newPassword", account.Email, account.Handle) is { } error)
        {
            return error;
        }

        var hash = await passwords.HashAsync(password, cancellationToken);
        var ended = await database.TransactAsync(
            async (identity, token) =>
            {
                await identity
                    .Accounts.Where(a => a.Id == account.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash), token);
                await identity.AddEmailAsync(EmailKind.PasswordChanged, account.EmailKey, time.GetUtcNow(), token);
                return await revocations.EndSessionsAsync(
                    identity,
                    account.Id,
                    only: null,
                    except: viewer.SessionId,
                    token
                );
            },
            cancellationToken
        );
        emails.Wake();
        return ended;
    }
}
