using System.Text.Json;
using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Hosting.Authentication;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Revocations;

/// <summary>Ends sessions, and lets everybody know whose access tokens are no longer good.</summary>
internal sealed class RevocationStore(
    IDbContextFactory<IdentityDbContext> contexts,
    IdentitySettings settings,
    TimeProvider time
) : IRevocationSource
{
    /// <summary>How far clocks of those who check tokens may be behind.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromMinutes(2);

    /// <summary>Ends sessions of a person, all or one or all but one, in the caller's unit of work.</summary>
    /// <param name="identity">The unit of work.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="only">The one that ends; null for all.</param>
    /// <param name="except">The one that goes on; null for none.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>How many have ended.</returns>
    public Task<int> EndSessionsAsync(
        IdentityDbContext identity,
        Guid userId,
        Guid? only,
        Guid? except,
        CancellationToken cancellationToken
    )
    {
        var now = Clock.Truncate(time.GetUtcNow());
        return identity.Database.ExecuteSqlAsync(
            $"""
            with ended as (
                delete from sessions
                where user_id = {userId} and ({only}::uuid is null or id = {only}) and ({except}::uuid is null or id <> {except})
                returning id
            )
            insert into revocations (kind, id, at) select {Revocation.Session}, id, {now} from ended
            """,
            cancellationToken
        );
    }

    /// <summary>Withdraws all access tokens that a person has now, in the caller's unit of work.</summary>
    public Task RevokeUserAsync(IdentityDbContext identity, Guid userId, CancellationToken cancellationToken)
    {
        var now = Clock.Truncate(time.GetUtcNow());
        return identity.Database.ExecuteSqlAsync(
            $"""
            insert into revocations (kind, id, at) values ({Revocation.User}, {userId}, {now})
            on conflict (kind, id) do update set at = excluded.at
            """,
            cancellationToken
        );
    }

    /// <summary>Forgets those whose tokens have all expired.</summary>
    public Task SweepAsync(IdentityDbContext identity, CancellationToken cancellationToken)
    {
        var oldest = Oldest();
        return identity.Revocations.Where(revocation => revocation.At <= oldest).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var oldest = Oldest();
        await using var identity = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await identity
            .Revocations.AsNoTracking()
            .Where(revocation => revocation.At > oldest)
            .OrderBy(revocation => revocation.At)
            .ToListAsync(cancellationToken);
        return JsonSerializer.Serialize(
            new RevocationDocument(
                [
                    .. all.Where(revocation => revocation.Kind == Revocation.Session)
                        .Select(revocation => TypeId.Format(Viewer.SessionIdKind, revocation.Id)),
                ],
                all.Where(revocation => revocation.Kind == Revocation.User)
                    .ToDictionary(
                        revocation => TypeId.Format(Viewer.IdKind, revocation.Id),
                        revocation => revocation.At.ToUnixTimeSeconds(),
                        StringComparer.Ordinal
                    )
            ),
            RevocationJson.Default.RevocationDocument
        );
    }

    private DateTimeOffset Oldest() => Clock.Truncate(time.GetUtcNow() - settings.TokenLifetime - Leeway);
}
