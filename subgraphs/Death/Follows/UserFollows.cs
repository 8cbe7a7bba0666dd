using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
using Graph.Death.Relations;
using Graph.Death.Users;

namespace Graph.Death.Follows;

/// <summary>Death's part of a user: who follows them and whom they follow.</summary>
[ObjectType<User>]
internal static class UserFollows
{
    /// <summary>
    /// How many people follow this user; exact, from the transaction that changed it. Null for who blocks the viewer or is blocked by them.
    /// </summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<int?>> FollowerCount(
        [Parent] IReadOnlyList<User> users,
        FollowCountsDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var counts = await follows.LoadAsync(User.IdsOf(users), cancellationToken);
        return [.. counts.Select(count => ToInt(count?.Followers))];
    }

    /// <summary>
    /// How many people this user follows; exact, from the transaction that changed it. Null for who blocks the viewer or is blocked by them.
    /// </summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<int?>> FollowingCount(
        [Parent] IReadOnlyList<User> users,
        FollowCountsDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var counts = await follows.LoadAsync(User.IdsOf(users), cancellationToken);
        return [.. counts.Select(count => ToInt(count?.Following))];
    }

    /// <summary>
    /// Who follows this user, the latest first. Null where the viewer may not know: for a private account that has not accepted them,
    /// for who takes no part, and where one blocks the other.
    /// </summary>
    [UsePaging, BatchResolver]
    public static async Task<IReadOnlyList<FollowConnection?>> Followers(
        [Parent] IReadOnlyList<User> users,
        PagingArguments paging,
        IFollowersDataLoader follows,
        HasOpenListsDataLoader lists,
        CancellationToken cancellationToken
    )
    {
        var ids = User.IdsOf(users);
        var open = await lists.LoadAsync(ids, cancellationToken);
        var pages = await follows.With(paging).LoadAsync(ids, cancellationToken);
        return ToConnections(users, open, pages, isFollowers: true);
    }

    /// <summary>Whom this user follows, the latest first; null where <c>followers</c> is.</summary>
    [UsePaging, BatchResolver]
    public static async Task<IReadOnlyList<FollowConnection?>> Following(
        [Parent] IReadOnlyList<User> users,
        PagingArguments paging,
        IFollowingDataLoader follows,
        HasOpenListsDataLoader lists,
        CancellationToken cancellationToken
    )
    {
        var ids = User.IdsOf(users);
        var open = await lists.LoadAsync(ids, cancellationToken);
        var pages = await follows.With(paging).LoadAsync(ids, cancellationToken);
        return ToConnections(users, open, pages, isFollowers: false);
    }

    /// <summary>Whether the viewer follows this user; false for who is not signed in.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<bool?>> ViewerIsFollowing(
        [Parent] IReadOnlyList<User> users,
        ViewerIsFollowingDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var following = await follows.LoadAsync(User.IdsOf(users), cancellationToken);
        return [.. following.Select(isFollowing => (bool?)isFollowing)];
    }

    private static FollowConnection?[] ToConnections(
        IReadOnlyList<User> users,
        IReadOnlyList<bool> open,
        IReadOnlyList<Page<Follow>?> pages,
        bool isFollowers
    )
    {
        var connections = new FollowConnection?[users.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i] = open[i]
                ? FollowConnection.Of(users[i].Id, pages[i] ?? Page<Follow>.Empty, isFollowers)
                : null;
        }

        return connections;
    }

    private static int? ToInt(long? count) => count is { } n ? (int)Math.Min(n, int.MaxValue) : null;
}
