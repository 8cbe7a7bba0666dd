using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Events.Outbox;
using Graph.Common.Ids;
using Graph.Common.Input;
using Graph.Events.Identity;
using Graph.Identity.Database;
using Graph.Identity.Deletions;
using Graph.Identity.Emails;
using Graph.Identity.Passwords;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Accounts;

/// <summary>
/// How people come to have accounts. Signing up never tells whether an address has one: its owner is told, by e-mail. Handles are
/// public, so that one is taken may be said.
/// </summary>
internal sealed class SignUps(
    IdentityDatabase database,
    PasswordHasher passwords,
    EmailSignal emails,
    TimeProvider time
)
{
    /// <summary>What the name may be that a profile begins with.</summary>
    public static readonly TextRule DisplayName = new("displayName", 1, 50);

    /// <summary>How long a handle is kept for somebody who has not confirmed their address.</summary>
    public static readonly TimeSpan HandleHold = TimeSpan.FromHours(24);

    /// <summary>Signs somebody up, who confirms the address next.</summary>
    /// <returns>The address that a message goes to, or what is wrong.</returns>
    public async Task<FieldResult<string>> SignUpAsync(NewAccount account, CancellationToken cancellationToken)
    {
        // Done for every address alike: it is what takes time.
        var hash = await passwords.HashAsync(account.Password, cancellationToken);
        var result = await database.TransactAsync<FieldResult<string>>(
            (identity, token) => SignUpAsync(identity, account, hash, token),
            cancellationToken
        );
        if (result.IsSuccess)
        {
            emails.Wake();
        }

        return result;
    }

    /// <summary>The owner of an address has shown that it is theirs: the account is, and everybody hears of it.</summary>
    /// <returns>The address, or an <see cref="InvalidTokenError"/>.</returns>
    public Task<FieldResult<string>> VerifyAsync(string token, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async (identity, cancel) =>
            {
                var taken = await identity.TakeTokenAsync(EmailKind.Verify, token, time.GetUtcNow(), cancel);
                if (taken.IsSuccess)
                {
                    Confirm(identity, taken.Value.Account);
                }

                return taken.Select(known => known.Account.Email);
            },
            cancellationToken
        );

    /// <summary>The account is its owner's from now on. Without effect if it was before.</summary>
    public static void Confirm(IdentityDbContext identity, Account account)
    {
        if (!account.EmailVerified)
        {
            account.EmailVerified = true;
            identity.Publish(new AccountCreated(account.Id, account.Handle, account.DisplayName, account.CreatedAt));
        }
    }

    /// <summary>Whoever has signed up by a provider, and has not shown that the address is theirs, no longer comes back by it.</summary>
    public static async Task ForgetProvidersAsync(
        IdentityDbContext identity,
        Account account,
        CancellationToken cancellationToken
    )
    {
        await identity.LinkedIdentities.Where(link => link.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        account.OAuthProvider = Account.Local;
        account.OAuthId = null;
    }

    private async Task<FieldResult<string>> SignUpAsync(
        IdentityDbContext identity,
        NewAccount account,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var now = Clock.Truncate(time.GetUtcNow());
        var emailKey = EmailAddress.KeyOf(account.Email);
        var handleKey = account.Handle.ToLowerInvariant();
        if (await DeletionStore.IsHeldAsync(identity, handleKey, now, cancellationToken))
        {
            return new ConflictError($"The handle {account.Handle} is taken; choose another.", "input", "handle");
        }

        var others = await identity
            .Accounts.Where(a => a.EmailKey == emailKey || a.HandleKey == handleKey)
            .ToListAsync(cancellationToken);
        var same = others.Find(a => a.EmailKey == emailKey);
        if (others.Find(a => a.HandleKey == handleKey) is { } holder && (holder != same || holder.EmailVerified))
        {
            if (holder.EmailVerified || holder.CreatedAt > now - HandleHold)
            {
                return new ConflictError($"The handle {account.Handle} is taken; choose another.", "input", "handle");
            }

            await identity.Accounts.Where(a => a.Id == holder.Id).ExecuteDeleteAsync(cancellationToken);
        }

        if (same is { EmailVerified: true })
        {
            await identity.AddEmailAsync(EmailKind.AlreadyRegistered, emailKey, now, cancellationToken);
            return account.Email;
        }

        if (same is null)
        {
            var id = UuidV8.NewUser();
            identity.Add(
                new Account
                {
                    Id = id,
                    Email = account.Email,
                    EmailKey = emailKey,
                    PasswordHash = hash,
                    Handle = account.Handle,
                    HandleKey = handleKey,
                    DisplayName = account.DisplayName,
                    CreatedAt = now,
                    Roles = [new AccountRole { RoleId = Role.UserId }],
                }
            );
        }
        else
        {
            // Nobody has shown that the address is theirs, so whoever comes last is as good as whoever came first. Whoever came first by a provider
            // must not come back by it.
            await ForgetProvidersAsync(identity, same, cancellationToken);
            same.Email = account.Email;
            same.PasswordHash = hash;
            same.Handle = account.Handle;
            same.HandleKey = handleKey;
            same.DisplayName = account.DisplayName;
            same.CreatedAt = now;
        }

        await identity.AddEmailAsync(EmailKind.Verify, emailKey, now, cancellationToken);
        return account.Email;
    }
}
