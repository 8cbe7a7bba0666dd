using System.Buffers.Text;
using System.Security.Cryptography;
using Graph.Common.Database;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Providers;

/// <summary>Who was sent to a provider: remembered for ten minutes, and taken once.</summary>
internal sealed class ProviderStates(IdentityDatabase database, TimeProvider time)
{
    /// <summary>How long a person may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How many may be away at once; beyond that the oldest are forgotten.</summary>
    public const int MaxPending = 100_000;

    private const int SecretBytes = 32;

    /// <summary>Something to remember, and the state by which it is found.</summary>
    public (string State, ProviderSignIn SignIn) New(string provider, Guid? linksUserId)
    {
        var state = Secret.New();
        return (
            state.Text,
            new ProviderSignIn
            {
                StateHash = state.Hash,
                Provider = provider,
                Nonce = Random(),
                Verifier = Random(),
                LinksUserId = linksUserId,
                ExpiresAt = Clock.Truncate(time.GetUtcNow() + Lifetime),
            }
        );
    }

    /// <summary>Remembers it.</summary>
    public Task KeepAsync(ProviderSignIn signIn, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async (identity, token) =>
            {
                identity.Add(signIn);
                await identity
                    .ProviderSignIns.Where(old =>
                        identity
                            .ProviderSignIns.OrderByDescending(other => other.ExpiresAt)
                            .Skip(MaxPending)
                            .Select(other => other.StateHash)
                            .Contains(old.StateHash)
                    )
                    .ExecuteDeleteAsync(token);
                return true;
            },
            cancellationToken
        );

    /// <summary>Takes what belongs to a state: whoever comes with the same again gets nothing.</summary>
    public async Task<ProviderSignIn?> TakeAsync(string state, CancellationToken cancellationToken)
    {
        var hash = Secret.HashOf(state);
        var now = time.GetUtcNow();
        await using var identity = await database.OpenAsync(cancellationToken);
        var known = await identity
            .ProviderSignIns.AsNoTracking()
            .FirstOrDefaultAsync(signIn => signIn.StateHash == hash, cancellationToken);
        // Of many at once one deletes it.
        return
            known is not null
            && await identity
                .ProviderSignIns.Where(signIn => signIn.StateHash == hash)
                .ExecuteDeleteAsync(cancellationToken) == 1
            && known.ExpiresAt > now
            ? known
            : null;
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
