using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.SignIns;

/// <summary>How many ways there are for somebody to sign in: nobody takes away the last.</summary>
internal static class WaysIn
{
    /// <summary>
    /// Locks the account until the unit of work ends, and counts: of two who take away one of two ways at once, one finds it to be the last.
    /// </summary>
    public static async Task<int> LockAndCountWaysInAsync(
        this IdentityDbContext identity,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var locked = await identity
            .Accounts.FromSql($"select * from users where id = {userId} for update")
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var linked = await identity.LinkedIdentities.CountAsync(link => link.UserId == userId, cancellationToken);
        return linked + locked.Count(account => account.PasswordHash != Account.NoPassword);
    }
}
