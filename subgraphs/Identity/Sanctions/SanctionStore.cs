using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Events.Outbox;
using Graph.Events.Identity;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Revocations;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Sanctions;

/// <summary>Keeps people from signing in, and lets them again.</summary>
internal sealed class SanctionStore(IdentityDatabase database, RevocationStore revocations, TimeProvider time)
{
    private const int SweepSize = 100;

    /// <summary>Sanctions somebody, in place of a sanction that there may be: all sessions end, and everybody hears of it.</summary>
    /// <param name="moderator">Who does, and may.</param>
    /// <param name="userId">Whom.</param>
    /// <param name="kind">How.</param>
    /// <param name="until">Until when; null for good.</param>
    /// <param name="reason">Why: the person reads it.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>The sanction, or a <see cref="NotFoundError"/> or a <see cref="ForbiddenError"/>.</returns>
    public Task<FieldResult<Sanction>> SanctionAsync(
        Guid moderator,
        Guid userId,
        SanctionKind kind,
        DateTimeOffset? until,
        string reason,
        CancellationToken cancellationToken
    ) =>
        database.TransactAsync<FieldResult<Sanction>>(
            async (identity, token) =>
            {
                if (await CheckAsync(identity, moderator, userId, token) is { } error)
                {
                    return new FieldFailure([error]);
                }

                var sanction = new Sanction
                {
                    UserId = userId,
                    Kind = kind,
                    Until = until is { } end ? Clock.Truncate(end) : null,
                    Reason = reason,
                    CreatedAt = Clock.Truncate(time.GetUtcNow()),
                    ModeratorId = moderator,
                };
                await identity.Sanctions.Where(s => s.UserId == userId).ExecuteDeleteAsync(token);
                identity.Add(sanction);
                await revocations.EndSessionsAsync(identity, userId, only: null, except: null, token);
                await revocations.RevokeUserAsync(identity, userId, token);
                identity.Publish(
                    new AccountStatusChanged(userId, kind == SanctionKind.Banned ? "BANNED" : "SUSPENDED")
                );
                return sanction;
            },
            cancellationToken
        );

    /// <summary>Lets somebody sign in again. Without effect for who may.</summary>
    /// <returns>The person's id, or a <see cref="NotFoundError"/> or a <see cref="ForbiddenError"/>.</returns>
    public Task<FieldResult<Guid>> LiftAsync(Guid moderator, Guid userId, CancellationToken cancellationToken) =>
        database.TransactAsync<FieldResult<Guid>>(
            async (identity, token) =>
            {
                if (await CheckAsync(identity, moderator, userId, token) is { } error)
                {
                    return new FieldFailure([error]);
                }

                if (await identity.Sanctions.Where(s => s.UserId == userId).ExecuteDeleteAsync(token) > 0)
                {
                    identity.Publish(
                        new AccountStatusChanged(userId, await StatusWithoutAsync(identity, userId, token))
                    );
                }

                return userId;
            },
            cancellationToken
        );

    /// <summary>What keeps somebody from signing in now; null if nothing does.</summary>
    public async Task<Sanction?> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var identity = await database.OpenAsync(cancellationToken);
        return await identity
            .Sanctions.AsNoTracking()
            .FirstOrDefaultAsync(s => s.UserId == userId && (s.Until == null || s.Until > now), cancellationToken);
    }

    /// <summary>Ends the sanctions that have come to their end, so that everybody hears of it.</summary>
    /// <returns>How many.</returns>
    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        database.TransactAsync(
            async (identity, token) =>
            {
                var now = time.GetUtcNow();
                var over = await identity
                    .Sanctions.Where(s => s.Until <= now)
                    .OrderBy(s => s.Until)
                    .Take(SweepSize)
                    .ToListAsync(token);
                foreach (var sanction in over)
                {
                    identity.Remove(sanction);
                    identity.Publish(
                        new AccountStatusChanged(
                            sanction.UserId,
                            await StatusWithoutAsync(identity, sanction.UserId, token)
                        )
                    );
                }

                return over.Count;
            },
            cancellationToken
        );

    // Whoever has asked for the account to be deleted is not active when the sanction is over.
    private static async Task<string> StatusWithoutAsync(
        IdentityDbContext identity,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        await identity.Deletions.AnyAsync(deletion => deletion.UserId == userId, cancellationToken)
            ? AccountStatusChanged.DeletionScheduled
            : "ACTIVE";

    // Moderators keep order among users, administrators among moderators too; nobody among those who are as they are.
    private static async Task<UserError?> CheckAsync(
        IdentityDbContext identity,
        Guid moderator,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var roles = await identity
            .Accounts.Where(account => account.Id == userId && account.EmailVerified)
            .Select(account => account.Roles.Select(role => role.Role.Name).ToList())
            .FirstOrDefaultAsync(cancellationToken);
        if (roles is null)
        {
            return new NotFoundError("There is no such user.", "input", "userId");
        }

        // What the database says now, and not what a token said some minutes ago.
        var own = await identity
            .AccountRoles.Where(role => role.UserId == moderator)
            .Select(role => role.Role.Name)
            .ToListAsync(cancellationToken);
        return !Permissions.Of(own).Contains(Permissions.Sanction) ? Permissions.Missing(Permissions.Sanction)
            : Role.RankOf(own) > Role.RankOf(roles) ? null
            : new ForbiddenError(
                "You cannot sanction yourself, or somebody whose role is as high as yours.",
                "input",
                "userId"
            );
    }
}
