using System.Globalization;
using System.Security.Cryptography;
using Graph.Common.Database;
using Graph.Common.Ids;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Deletions;
using Graph.Identity.Emails;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Providers;

/// <summary>Whose account it is that a provider vouches for.</summary>
internal sealed class ProviderAccounts(IdentityDatabase database, EmailSignal emails, TimeProvider time)
{
    private const int HandleAttempts = 5;

    /// <summary>
    /// The account that is linked, or one with the address where the provider is trusted to have verified it, or a new one. No account is ever
    /// linked by an address that nobody has verified: what happens then is the same, and by e-mail, whether there is one or not.
    /// </summary>
    /// <returns>Its id; null where the owner of the address must confirm it first.</returns>
    /// <exception cref="ProviderException">There is no address.</exception>
    public async Task<Guid?> FindOrCreateAsync(
        ProviderSettings provider,
        ProviderPerson person,
        CancellationToken cancellationToken
    )
    {
        var result = await database.TransactAsync(
            async (identity, token) =>
            {
                var linked = await identity
                    .LinkedIdentities.AsNoTracking()
                    .FirstOrDefaultAsync(l => l.Provider == provider.Name && l.Subject == person.Subject, token);
                if (linked is not null)
                {
                    var account = await identity.Accounts.FirstAsync(a => a.Id == linked.UserId, token);
                    return await AdmitAsync(identity, account, token);
                }

                return await ByAddressAsync(identity, provider, person, token);
            },
            cancellationToken
        );
        emails.Wake();
        return result;
    }

    /// <summary>Links what a provider calls somebody to an account, and tells its owner.</summary>
    public async Task AddLinkAsync(
        IdentityDbContext identity,
        Account account,
        ProviderSettings provider,
        ProviderPerson person,
        CancellationToken cancellationToken
    )
    {
        var now = Clock.Truncate(time.GetUtcNow());
        identity.Add(
            new LinkedIdentity
            {
                Provider = provider.Name,
                Subject = person.Subject,
                UserId = account.Id,
                Email = person.Email is { Length: <= 255 } ? person.Email : null,
                LinkedAt = now,
            }
        );
        if (account.EmailVerified)
        {
            await identity.AddEmailAsync(EmailKind.SignInWayAdded, account.EmailKey, now, cancellationToken);
        }
    }

    private async Task<Guid?> AdmitAsync(
        IdentityDbContext identity,
        Account account,
        CancellationToken cancellationToken
    )
    {
        if (account.EmailVerified)
        {
            return account.Id;
        }

        await identity.AddEmailAsync(EmailKind.Verify, account.EmailKey, time.GetUtcNow(), cancellationToken);
        return null;
    }

    private async Task<Guid?> ByAddressAsync(
        IdentityDbContext identity,
        ProviderSettings provider,
        ProviderPerson person,
        CancellationToken cancellationToken
    )
    {
        if (person.Email is null || !EmailAddress.TryRead(person.Email, "email", out var address, out _))
        {
            throw new ProviderException(
                $"{provider.DisplayName} tells no e-mail address of yours. Sign up with one, and link {provider.DisplayName} then.",
                isUnavailable: false
            );
        }

        var isVerified = person.EmailVerified && provider.TrustsEmail;
        var key = EmailAddress.KeyOf(address);
        var owner = await identity.Accounts.FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken);
        if (owner is { EmailVerified: true })
        {
            if (!isVerified)
            {
                await identity.AddEmailAsync(EmailKind.AlreadyRegistered, key, time.GetUtcNow(), cancellationToken);
                return null;
            }

            await AddLinkAsync(identity, owner, provider, person, cancellationToken);
            return owner.Id;
        }

        if (owner is not null)
        {
            // Nobody has shown that the address is theirs, so whoever comes last is as good as whoever came first.
            identity.Remove(owner);
            await identity.SaveChangesAsync(cancellationToken);
        }

        var account = await CreateAsync(identity, provider, person, address, cancellationToken);
        if (isVerified)
        {
            SignUps.Confirm(identity, account);
        }

        return await AdmitAsync(identity, account, cancellationToken);
    }

    private async Task<Account> CreateAsync(
        IdentityDbContext identity,
        ProviderSettings provider,
        ProviderPerson person,
        string address,
        CancellationToken cancellationToken
    )
    {
        var handle = await FreeHandleAsync(
            identity,
            time.GetUtcNow(),
            person.UserName ?? address[..address.LastIndexOf('@')],
            cancellationToken
        );
        // The table knows three providers by their names; another is in linked_identities alone.
        var isNamed = provider.Name is "google" or "facebook" or "github";
        var account = new Account
        {
            Id = UuidV8.NewUser(),
            Email = address,
            EmailKey = EmailAddress.KeyOf(address),
            PasswordHash = Account.NoPassword,
            OAuthProvider = isNamed ? provider.Name : Account.Local,
            OAuthId = isNamed ? person.Subject : null,
            Handle = handle,
            HandleKey = handle.ToLowerInvariant(),
            DisplayName = DisplayNameOf(person.Name, handle),
            CreatedAt = Clock.Truncate(time.GetUtcNow()),
            Roles = [new AccountRole { RoleId = Role.UserId }],
        };
        identity.Add(account);
        await AddLinkAsync(identity, account, provider, person, cancellationToken);
        return account;
    }

    private static string DisplayNameOf(string? name, string handle) =>
        name is not null && SignUps.DisplayName.TryApply(name, out var shown, out _) ? shown : handle;

    // What the person is called elsewhere, with digits behind it where that is somebody's here; it can be changed later.
    private static async Task<string> FreeHandleAsync(
        IdentityDbContext identity,
        DateTimeOffset now,
        string wish,
        CancellationToken cancellationToken
    )
    {
        const int digits = 5;
        var name = string.Concat(wish.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        name = name[..Math.Min(name.Length, HandleRule.MaxLength - digits - 1)];
        for (var attempt = 0; attempt < HandleAttempts; attempt++)
        {
            var candidate =
                attempt == 0
                    ? name
                    : $"{name}_{RandomNumberGenerator.GetInt32(10_000, 100_000).ToString(CultureInfo.InvariantCulture)}";
            if (HandleRule.TryRead(candidate, out var handle, out _))
            {
                var key = handle.ToLowerInvariant();
                if (
                    !await identity.Accounts.AnyAsync(a => a.HandleKey == key, cancellationToken)
                    && !await DeletionStore.IsHeldAsync(identity, key, now, cancellationToken)
                )
                {
                    return handle;
                }
            }
        }

        return $"user_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
    }
}
