using Graph.Identity.Database;
using Graph.Identity.Keys;
using Graph.Identity.TwoFactor;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Secrets;

/// <summary>
/// Seals with the present key what is not: what was there before there was a key, and what is sealed with the previous one. Any number of
/// replicas may do it at once, and one that dies leaves nothing half done.
/// </summary>
internal sealed class SecretSealing(IdentityDatabase database, SecretVault vault)
{
    private const int Page = 500;

    /// <summary>Seals it now.</summary>
    /// <returns>How many secrets.</returns>
    public async Task<int> SealAllAsync(CancellationToken cancellationToken)
    {
        if (!vault.HasKey)
        {
            return 0;
        }

        await using var identity = await database.OpenAsync(cancellationToken);
        var header = vault.Header;
        var sealedRows = 0;
        foreach (var key in await identity.SigningKeys.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (!key.PrivateKey.AsSpan().StartsWith(header))
            {
                var row = KeyRing.RowOf(key.Id);
                var secret = vault.Seal(vault.Open(key.PrivateKey, row), row);
                sealedRows += await identity
                    .SigningKeys.Where(k => k.Id == key.Id && k.PrivateKey == key.PrivateKey)
                    .ExecuteUpdateAsync(set => set.SetProperty(k => k.PrivateKey, secret), cancellationToken);
            }
        }

        while (true)
        {
            var factors = await identity
                .SecondFactors.FromSql(
                    $"""
                    select * from second_factors where substring(secret from 1 for {header.Length}) <> {header}
                    order by user_id limit {Page}
                    """
                )
                .AsNoTracking()
                .ToListAsync(cancellationToken);
            foreach (var factor in factors)
            {
                var row = SecondFactorStore.RowOf(factor.UserId);
                var secret = vault.Seal(vault.Open(factor.Secret, row), row);
                sealedRows += await identity
                    .SecondFactors.Where(f => f.UserId == factor.UserId && f.Secret == factor.Secret)
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.Secret, secret), cancellationToken);
            }

            if (factors.Count < Page)
            {
                return sealedRows;
            }
        }
    }
}
