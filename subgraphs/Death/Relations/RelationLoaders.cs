using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Common.Paging;
using Graph.Data;
using Graph.Death.Database;
using Graph.Death.Follows;
using Microsoft.EntityFrameworkCore;

namespace Graph.Death.Relations;

/// <summary>What is between the viewer and many users at once, with one statement.</summary>
internal static class RelationLoaders
{
    private const string RelationsSql = """
        select i.id,
            exists (select 1 from followers f where f.follower_id = $2 and f.following_id = i.id),
            exists (select 1 from follow_requests r where r.follower_id = $2 and r.following_id = i.id),
            exists (select 1 from followers f where f.follower_id = i.id and f.following_id = $2),
            exists (select 1 from blocks b where b.blocker_id = $2 and b.blocked_id = i.id),
            exists (select 1 from blocks b where b.blocked_id = $2 and b.blocker_id = i.id),
            exists (
                select 1 from mutes m
                where m.muter_id = $2 and m.muted_id = i.id and (m.until is null or m.until > now())
            ),
            i.id <> $2 and exists (select 1 from graph_users u where u.id = i.id and u.state = 'ACTIVE')
        from unnest($1::uuid[]) as i(id)
        """;

    private const string OpenListsSql = """
        select u.id
        from unnest($1::uuid[]) as i(id)
        join graph_users u on u.id = i.id
        where u.id = $2
            or (
                u.state = 'ACTIVE'
                and (
                    not u.is_private
                    or exists (select 1 from followers f where f.follower_id = $2 and f.following_id = u.id)
                )
                and not exists (select 1 from blocks b where b.blocker_id = $2 and b.blocked_id = u.id)
                and not exists (select 1 from blocks b where b.blocked_id = $2 and b.blocker_id = u.id)
            )
        """;

    /// <summary>What the viewer and users have to do with each other, by the users' ids; nothing for who is not signed in.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, ViewerRelation>> GetViewerRelation(
        IReadOnlyList<Guid> userIds,
        DeathDbContext death,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return [];
        }

        var relations = await death.ReadAsync(
            RelationsSql,
            userIds,
            viewer.UserId,
            static row => new ViewerRelation
            {
                UserId = row.GetGuid(0),
                Follows = row.GetBoolean(1),
                Requests = row.GetBoolean(2),
                FollowsViewer = row.GetBoolean(3),
                Blocks = row.GetBoolean(4),
                Mutes = row.GetBoolean(6),
                CanFollow = row.GetBoolean(7) && !row.GetBoolean(4) && !row.GetBoolean(5),
            },
            cancellationToken
        );
        return relations.ToDictionary(relation => relation.UserId);
    }

    /// <summary>
    /// Whether the viewer may read who follows users and whom they follow, by the users' ids: everybody may with public accounts, accepted
    /// followers with private ones, and nobody with those who block them, are blocked by them or take no part.
    /// </summary>
    [DataLoader]
    internal static async Task<IReadOnlyList<bool>> GetHasOpenLists(
        IReadOnlyList<Guid> userIds,
        DeathDbContext death,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var open = await death.ReadAsync(
            OpenListsSql,
            userIds,
            viewer.UserId,
            static row => row.GetGuid(0),
            cancellationToken
        );
        var ids = open.ToHashSet();
        return [.. userIds.Select(ids.Contains)];
    }

    /// <summary>Who of those whom the viewer follows follows users, the latest first, by the users' ids.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, Page<Follow>>> GetKnownFollowers(
        IReadOnlyList<Guid> userIds,
        PagingArguments paging,
        DeathDbContext death,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (viewer.UserId is not { } viewerId)
        {
            return [];
        }

        var listed = death.Listed(viewer);
        return await death
            .Followers.AsNoTracking()
            .Where(follow => userIds.Contains(follow.FollowingId))
            .Where(follow =>
                death.Followers.Any(known => known.FollowerId == viewerId && known.FollowingId == follow.FollowerId)
            )
            .Where(follow => listed.Any(user => user.Id == follow.FollowerId))
            .OrderByDescending(follow => follow.CreatedAt)
            .ToBatchPageAsync(follow => follow.FollowingId, paging, Settling.Horizon, cancellationToken);
    }
}
