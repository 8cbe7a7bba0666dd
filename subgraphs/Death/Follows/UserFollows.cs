using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
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
        IFollowersDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var pages = await follows.With(paging).LoadAsync(IdsOf(users), cancellationToken);
        return ToConnections(users, pages, isFollowers: true);
    }

    /// <summary>Whom this user follows, the latest first.</summary>
    [UsePaging, BatchResolver]
    public static async Task<IReadOnlyList<FollowConnection?>> Following(
        [Parent] IReadOnlyList<User> users,
        PagingArguments paging,
        IFollowingDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var pages = await follows.With(paging).LoadAsync(IdsOf(users), cancellationToken);
        return ToConnections(users, pages, isFollowers: false);
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
        IReadOnlyList<Page<Follow>?> pages,
        bool isFollowers
    )
    {
        var connections = new FollowConnection?[users.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i] = FollowConnection.Of(users[i].Id, pages[i] ?? Page<Follow>.Empty, isFollowers);
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
