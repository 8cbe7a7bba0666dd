using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Common.Paging;
using Graph.Data;
using Graph.Death.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Death.Follows;

/// <summary>What the follows say of many users at once, with one statement.</summary>
internal static class FollowLoaders
{
    /// <summary>How many follow users and how many they follow, by the users' ids; nothing for who is unknown.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, FollowCounts>> GetFollowCounts(
        IReadOnlyList<Guid> userIds,
        DeathDbContext death,
        CancellationToken cancellationToken
    )
    {
        var counted = death.FollowCounts.Where(counts => userIds.Contains(counts.UserId));
        var uncounted = death
            .GraphUsers.Where(user => userIds.Contains(user.Id))
            .Where(user => !death.FollowCounts.Any(counts => counts.UserId == user.Id));
        return await counted
            .Select(counts => new FollowCounts
            {
                UserId = counts.UserId,
                Followers = counts.Followers,
                Following = counts.Following,
            })
            .Concat(
                uncounted.Select(user => new FollowCounts
                {
                    UserId = user.Id,
                    Followers = 0,
                    Following = 0,
                })
            )
            .ToDictionaryAsync(counts => counts.UserId, cancellationToken);
    }

    /// <summary>Who follows users, the latest first, by the users' ids.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, Page<Follow>>> GetFollowers(
        IReadOnlyList<Guid> userIds,
        PagingArguments paging,
        DeathDbContext death,
        CancellationToken cancellationToken
    ) =>
        await death
            .Followers.AsNoTracking()
            .Where(follow => userIds.Contains(follow.FollowingId))
            .OrderByDescending(follow => follow.CreatedAt)
            .ToBatchPageAsync(follow => follow.FollowingId, paging, Settling.Horizon, cancellationToken);

    /// <summary>Whom users follow, the latest first, by the users' ids.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, Page<Follow>>> GetFollowing(
        IReadOnlyList<Guid> userIds,
        PagingArguments paging,
        DeathDbContext death,
        CancellationToken cancellationToken
    ) =>
        await death
            .Followers.AsNoTracking()
            .Where(follow => userIds.Contains(follow.FollowerId))
            .OrderByDescending(follow => follow.CreatedAt)
            .ToBatchPageAsync(follow => follow.FollowerId, paging, Settling.Horizon, cancellationToken);

    /// <summary>Whether the viewer follows users, by the users' ids; nobody who is not signed in follows anybody.</summary>
    [DataLoader]
    internal static async Task<IReadOnlyList<bool>> GetViewerIsFollowing(
        IReadOnlyList<Guid> userIds,
        DeathDbContext death,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new bool[userIds.Count];
        }

        // A probe per user, which LINQ cannot ask for: where the planner may choose, it reads all that the viewer follows.
        var (viewerId, ids) = (viewer.UserId.Value, userIds.ToArray());
        var followed = await death
            .Database.SqlQuery<Guid>(
                $"""
                select f.following_id as "Value"
                from unnest({ids}) as i(id)
                cross join lateral (
                    select x.following_id from followers x where x.follower_id = {viewerId} and x.following_id = i.id limit 1
                ) f
                """
            )
            .ToHashSetAsync(cancellationToken);
        return [.. userIds.Select(followed.Contains)];
    }
}
