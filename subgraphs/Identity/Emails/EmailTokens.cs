using Graph.Annotations;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Emails;

/// <summary>Takes tokens that came by e-mail.</summary>
internal static class EmailTokens
{
    /// <summary>Takes a token, which is gone when the unit of work is committed, and with it the account that it belongs to.</summary>
    /// <param name="identity">The unit of work.</param>
    /// <param name="kind">What it must be good for.</param>
    /// <param name="token">What somebody has sent.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>Both, or an <see cref="InvalidTokenError"/>.</returns>
    public static async Task<FieldResult<(EmailToken Token, Account Account)>> TakeTokenAsync(
        this IdentityDbContext identity,
        EmailKind kind,
        string token,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var hash = Secret.HashOf(token.Trim());
        var known = await identity.EmailTokens.FirstOrDefaultAsync(
            t => t.Hash == hash && t.Kind == kind && t.ExpiresAt > now,
            cancellationToken
        );
        if (known is null)
        {
            return Invalid(kind);
        }

        identity.Remove(known);
        return (known, await identity.Accounts.FirstAsync(a => a.Id == known.UserId, cancellationToken));
    }

    /// <summary>What somebody is told whose token is not good.</summary>
    public static InvalidTokenError Invalid(EmailKind kind) =>
        new(
            $"The token is not valid: it was used, replaced by a newer one, or is older than "
                + $"{EmailTexts.LifetimeOf(kind).TotalHours:0} {(kind == EmailKind.Verify ? "hours. Sign up" : "hour. Ask")} again to get another.",
            "input",
            "token"
        );
}
