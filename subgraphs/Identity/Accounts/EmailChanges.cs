using Graph.Annotations;
using Graph.Common.Identity;
using Graph.Identity.Database;
using Graph.Identity.Emails;
using Graph.Identity.Passwords;
using Graph.Identity.SignIns;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Accounts;

/// <summary>Lets people sign in with another e-mail address, once they have shown that it is theirs.</summary>
internal sealed class EmailChanges(
    IdentityDatabase database,
    PasswordProof proofs,
    SignInGuard guard,
    EmailSignal emails,
    TimeProvider time
)
{
    /// <summary>Sends a message to the new address. Of an address that has an account its owner hears; the answer is the same.</summary>
    /// <returns>The new address, or what keeps the message from being sent.</returns>
    public async Task<FieldResult<string>> RequestAsync(
        Viewer viewer,
        string address,
        string password,
        CancellationToken cancellationToken
    )
    {
        var proof = await proofs.OfAsync(viewer, password, "password", cancellationToken);
        if (!proof.IsSuccess)
        {
            return proof.Select(account => account.Email);
        }

        await guard.SucceededAsync(proof.Value.EmailKey, cancellationToken);
        await database.TransactAsync(
            async (identity, token) =>
            {
                await identity.AddEmailAsync(EmailKind.ChangeEmail, address, time.GetUtcNow(), token, proof.Value.Id);
                return true;
            },
            cancellationToken
        );
        emails.Wake();
        return address;
    }

    /// <summary>The new address is shown to be the person's: they sign in with it from now on, and the old one is told.</summary>
    /// <returns>The new address, or an <see cref="InvalidTokenError"/>.</returns>
    public async Task<FieldResult<string>> ConfirmAsync(string token, CancellationToken cancellationToken)
    {
        var result = await database.TransactAsync<FieldResult<string>>(
            async (identity, cancel) =>
            {
                var now = time.GetUtcNow();
                var taken = await identity.TakeTokenAsync(EmailKind.ChangeEmail, token, now, cancel);
                if (!taken.IsSuccess)
                {
                    return taken.Select(known => known.Account.Email);
                }

                var (known, account) = taken.Value;
                var address = known.Address ?? account.Email;
                var key = EmailAddress.KeyOf(address);
                var holder = await identity.Accounts.FirstOrDefaultAsync(
                    a => a.EmailKey == key && a.Id != account.Id,
                    cancel
                );
                if (holder is { EmailVerified: true })
                {
                    return EmailTokens.Invalid(EmailKind.ChangeEmail);
                }

                if (holder is not null)
                {
                    // Somebody has signed up with it, and has not shown that it is theirs.
                    await identity.Accounts.Where(a => a.Id == holder.Id).ExecuteDeleteAsync(cancel);
                }

                await identity.AddEmailAsync(EmailKind.EmailChanged, account.EmailKey, now, cancel);
                account.Email = address;
                account.EmailKey = key;
                return address;
            },
            cancellationToken
        );
        emails.Wake();
        return result;
    }
}
