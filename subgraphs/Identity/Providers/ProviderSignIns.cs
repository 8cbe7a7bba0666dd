using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Emails;
using Graph.Identity.Sanctions;
using Graph.Identity.Sessions;
using Graph.Identity.SignIns;
using Graph.Identity.TwoFactor;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Providers;

/// <summary>Signing in by a provider, and linking one to an account.</summary>
internal sealed class ProviderSignIns(
    ProviderDirectory providers,
    ProviderStates states,
    ProviderAccounts accounts,
    IdentityDatabase database,
    SecondFactorStore factors,
    SignInGuard guard,
    SanctionStore sanctions,
    SessionStore sessions,
    RecentSignIn recent,
    EmailSignal emails,
    TimeProvider time
)
{
    /// <summary>Says where to send a person, and remembers that they were sent.</summary>
    /// <param name="name">The provider.</param>
    /// <param name="linksTo">To whom its account is to be linked; null where somebody signs in.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address and the state, or a <see cref="NotFoundError"/> or a <see cref="ProviderUnavailableError"/>.</returns>
    public async Task<FieldResult<ProviderRedirect>> BeginAsync(
        string name,
        Guid? linksTo,
        CancellationToken cancellationToken
    )
    {
        if (!providers.TryFind(name, out var provider))
        {
            return new NotFoundError(
                "There is no such provider; signInProviders names those that there are.",
                "input",
                "provider"
            );
        }

        var (state, signIn) = states.New(provider.Settings.Name, linksTo);
        try
        {
            var address = await provider.AuthorizationAddressAsync(state, signIn, cancellationToken);
            await states.KeepAsync(signIn, cancellationToken);
            return new ProviderRedirect(address, state, signIn.ExpiresAt);
        }
        catch (ProviderException e)
        {
            // It cannot be used now, whatever the reason is: nobody has done anything wrong.
            return new ProviderUnavailableError(e.Message);
        }
    }

    /// <summary>Begins a session for whoever comes back from a provider.</summary>
    public async Task<FieldResult<AuthTokens>> SignInAsync(
        ProviderAnswer answer,
        string? secondFactor,
        string? device,
        CancellationToken cancellationToken
    )
    {
        if (await states.TakeAsync(answer.State, cancellationToken) is not { LinksUserId: null } signIn)
        {
            return Invalid();
        }

        if (signIn.ProvenUserId is { } proven)
        {
            return await AdmitAsync(signIn, proven, secondFactor, device, cancellationToken);
        }

        var result = await RedeemAsync(
            answer,
            signIn,
            (provider, person) => accounts.FindOrCreateAsync(provider, person, cancellationToken),
            cancellationToken
        );
        return !result.IsSuccess ? new FieldFailure(result.Errors)
            : result.Value is not { } userId ? new EmailNotVerifiedError()
            : await AdmitAsync(signIn, userId, secondFactor, device, cancellationToken);
    }

    /// <summary>Links what a provider calls the viewer, who was sent there.</summary>
    public async Task<FieldResult<LinkedIdentity>> LinkAsync(
        Viewer viewer,
        ProviderAnswer answer,
        CancellationToken cancellationToken
    )
    {
        if (await recent.CheckAsync(viewer, cancellationToken) is { } refusal)
        {
            return new FieldFailure([refusal]);
        }

        var userId = viewer.UserId!.Value;
        if (await states.TakeAsync(answer.State, cancellationToken) is not { } signIn || signIn.LinksUserId != userId)
        {
            return Invalid();
        }

        var result = await RedeemAsync(
            answer,
            signIn,
            (provider, person) =>
                database.TransactAsync<FieldResult<LinkedIdentity>>(
                    async (identity, token) =>
                    {
                        var known = await identity.LinkedIdentities.FirstOrDefaultAsync(
                            l => l.Provider == provider.Name && (l.Subject == person.Subject || l.UserId == userId),
                            token
                        );
                        if (known is not null)
                        {
                            return known.UserId == userId && known.Subject == person.Subject
                                ? known
                                : new ConflictError(
                                    known.UserId == userId
                                        ? $"Another account of {provider.DisplayName} is linked already; unlink it first."
                                        : $"This account of {provider.DisplayName} belongs to somebody else here."
                                );
                        }

                        var account = await identity.Accounts.FirstAsync(a => a.Id == userId, token);
                        await accounts.AddLinkAsync(identity, account, provider, person, token);
                        return identity.LinkedIdentities.Local.Single();
                    },
                    cancellationToken
                ),
            cancellationToken
        );
        emails.Wake();
        return result.IsSuccess ? result.Value : new FieldFailure(result.Errors);
    }

    /// <summary>Takes a provider away from the viewer's ways to sign in.</summary>
    public async Task<FieldResult<string>> UnlinkAsync(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        if (await recent.CheckAsync(viewer, cancellationToken) is { } refusal)
        {
            return new FieldFailure([refusal]);
        }

        var userId = viewer.UserId!.Value;
        var result = await database.TransactAsync<FieldResult<string>>(
            async (identity, token) =>
            {
                var ways = await identity.LockAndCountWaysInAsync(userId, token);
                var link = await identity.LinkedIdentities.FirstOrDefaultAsync(
                    l => l.UserId == userId && l.Provider == name,
                    token
                );
                if (link is null)
                {
                    return new NotFoundError("You have linked no such provider.", "input", "provider");
                }

                if (ways == 1)
                {
                    return new ConflictError(
                        "This is your last way to sign in: set a password with requestPasswordReset first."
                    );
                }

                identity.Remove(link);
                // The account is as one that was made here from now on; another person may come by what it was made of.
                await identity
                    .Accounts.Where(a => a.Id == userId && a.OAuthProvider == name)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(a => a.OAuthProvider, Account.Local)
                                .SetProperty(a => a.OAuthId, (string?)null),
                        token
                    );
                var address = await identity
                    .Accounts.Where(a => a.Id == userId)
                    .Select(a => a.EmailKey)
                    .FirstAsync(token);
                await identity.AddEmailAsync(EmailKind.SignInWayRemoved, address, time.GetUtcNow(), token);
                return link.Provider;
            },
            cancellationToken
        );
        emails.Wake();
        return result;
    }

    /// <summary>What somebody has linked, in the order of names.</summary>
    public async Task<IReadOnlyList<LinkedIdentity>> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var identity = await database.OpenAsync(cancellationToken);
        return await identity
            .LinkedIdentities.AsNoTracking()
            .Where(link => link.UserId == userId)
            .OrderBy(link => link.Provider)
            .ToListAsync(cancellationToken);
    }

    private async Task<FieldResult<T>> RedeemAsync<T>(
        ProviderAnswer answer,
        ProviderSignIn signIn,
        Func<ProviderSettings, ProviderPerson, Task<T>> use,
        CancellationToken cancellationToken
    )
    {
        if (!providers.TryFind(signIn.Provider, out var provider))
        {
            return Invalid();
        }

        try
        {
            var person = await provider.RedeemAsync(answer.Code, answer.Issuer, signIn, cancellationToken);
            return await use(provider.Settings, person);
        }
        catch (ProviderException e)
        {
            return e.IsUnavailable ? new ProviderUnavailableError(e.Message) : new ProviderRefusedError(e.Message);
        }
    }

    // As after the password: who the provider vouches for still has to show the code of the app, and may be banned.
    private async Task<FieldResult<AuthTokens>> AdmitAsync(
        ProviderSignIn signIn,
        Guid userId,
        string? secondFactor,
        string? device,
        CancellationToken cancellationToken
    )
    {
        if (await factors.IsOnAsync(userId, cancellationToken))
        {
            var key = $"provider:{userId:N}";
            if (await guard.BeginAsync(key, cancellationToken) is { } wait)
            {
                return new RateLimitedError(
                    "The code was wrong too often: try again later.",
                    (int)Math.Ceiling(wait.TotalSeconds),
                    "input",
                    "secondFactor"
                );
            }

            if (
                string.IsNullOrWhiteSpace(secondFactor)
                || !await factors.TakeAsync(userId, secondFactor, cancellationToken)
            )
            {
                // The provider's code is used, so that it has vouched is kept: the same state is good again, with the code of the app.
                await states.KeepAsync(
                    new ProviderSignIn
                    {
                        StateHash = signIn.StateHash,
                        Provider = signIn.Provider,
                        Nonce = signIn.Nonce,
                        Verifier = signIn.Verifier,
                        ProvenUserId = userId,
                        ExpiresAt = signIn.ExpiresAt,
                    },
                    cancellationToken
                );
                return string.IsNullOrWhiteSpace(secondFactor)
                    ? new SecondFactorRequiredError()
                    : new InvalidCodeError();
            }

            await guard.SucceededAsync(key, cancellationToken);
        }

        return await sanctions.OfAsync(userId, cancellationToken) is { } sanction
            ? new AccountSanctionedError(sanction)
            : await sessions.BeginAsync(userId, device, cancellationToken);
    }

    private static InvalidTokenError Invalid() =>
        new(
            $"The state is not valid: it was used, is older than {ProviderStates.Lifetime.TotalMinutes:0} minutes, or belongs to something else. Begin again.",
            "input",
            "state"
        );
}
