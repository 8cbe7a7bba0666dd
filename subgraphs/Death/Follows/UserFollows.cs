using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Common.Paging;
using Graph.Death.Users;

namespace Graph.Death.Follows;

/// <summary>Death's part of a user: who follows them and whom they follow.</summary>
[ObjectType<User>]
internal static class UserFollows
{
    /// <summary>How many people follow this user; exact, from the transaction that changed it.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<int?>> FollowerCount(
        [Parent] IReadOnlyList<User> users,
        FollowCountsDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var counts = await follows.LoadAsync(IdsOf(users), cancellationToken);
        return [.. counts.Select(count => ToInt(count?.Followers))];
    }

    /// <summary>How many people this user follows; exact, from the transaction that changed it.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<int?>> FollowingCount(
        [Parent] IReadOnlyList<User> users,
        FollowCountsDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var counts = await follows.LoadAsync(IdsOf(users), cancellationToken);
        return [.. counts.Select(count => ToInt(count?.Following))];
    }

    /// <summary>Who follows this user, the latest first.</summary>
    [UsePaging, BatchResolver]
    public static async Task<IReadOnlyList<FollowConnection?>> Followers(
        [Parent] IReadOnlyList<User> users,
        PagingArguments paging,
        FollowersDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var page = paging.ToPageRequest(FollowStore.FollowersList);
        var pages = await follows.LoadAsync(IdsOf(users), page, cancellationToken);
        return ToConnections(users, pages, FollowStore.FollowersList, isFollowers: true);
    }

    /// <summary>Whom this user follows, the latest first.</summary>
    [UsePaging, BatchResolver]
    public static async Task<IReadOnlyList<FollowConnection?>> Following(
        [Parent] IReadOnlyList<User> users,
        PagingArguments paging,
        FollowingDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var page = paging.ToPageRequest(FollowStore.FollowingList);
        var pages = await follows.LoadAsync(IdsOf(users), page, cancellationToken);
        return ToConnections(users, pages, FollowStore.FollowingList, isFollowers: false);
    }

    /// <summary>Whether the viewer follows this user; false for who is not signed in.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<bool?>> ViewerIsFollowing(
        [Parent] IReadOnlyList<User> users,
        ViewerIsFollowingDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var following = await follows.LoadAsync(IdsOf(users), cancellationToken);
        return [.. following.Select(isFollowing => (bool?)isFollowing)];
    }

    private static FollowConnection?[] ToConnections(
        IReadOnlyList<User> users,
        IReadOnlyList<Page<FollowEdge>> pages,
        ListKind list,
        bool isFollowers
    )
    {
        var connections = new FollowConnection?[users.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i] = FollowConnection.Of(users[i].Id, pages[i], list, isFollowers);
        }

        return connections;
    }

    private static int? ToInt(long? count) => count is { } n ? (int)Math.Min(n, int.MaxValue) : null;

    private static Guid[] IdsOf(IReadOnlyList<User> users)
    {
        var ids = new Guid[users.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = users[i].Id;
        }

        return ids;
    }
}
