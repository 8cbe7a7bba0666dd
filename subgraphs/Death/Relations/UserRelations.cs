using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
using Graph.Death.Follows;
using Graph.Death.Users;

namespace Graph.Death.Relations;

/// <summary>What a user and the viewer have to do with each other; nothing for who is not signed in.</summary>
[ObjectType<User>]
internal static class UserRelations
{
    /// <summary>Whether the viewer follows this user, or waits for their consent.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<FollowState?>> ViewerFollowState(
        [Parent] IReadOnlyList<User> users,
        ViewerRelationDataLoader relations,
        CancellationToken cancellationToken
    ) =>
        ReadAsync<FollowState?>(
            users,
            relations,
            static relation =>
                relation switch
                {
                    { Follows: true } => FollowState.Following,
                    { Requests: true } => FollowState.Requested,
                    _ => FollowState.None,
                },
            cancellationToken
        );

    /// <summary>Whether this user follows the viewer.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<bool?>> IsFollowingViewer(
        [Parent] IReadOnlyList<User> users,
        ViewerRelationDataLoader relations,
        CancellationToken cancellationToken
    ) => ReadAsync<bool?>(users, relations, static relation => relation?.FollowsViewer ?? false, cancellationToken);

    /// <summary>Whether the viewer blocks this user. Whether this user blocks the viewer is not told.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<bool?>> ViewerIsBlocking(
        [Parent] IReadOnlyList<User> users,
        ViewerRelationDataLoader relations,
        CancellationToken cancellationToken
    ) => ReadAsync<bool?>(users, relations, static relation => relation?.Blocks ?? false, cancellationToken);

    /// <summary>Whether the viewer mutes this user at present.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<bool?>> ViewerIsMuting(
        [Parent] IReadOnlyList<User> users,
        ViewerRelationDataLoader relations,
        CancellationToken cancellationToken
    ) => ReadAsync<bool?>(users, relations, static relation => relation?.Mutes ?? false, cancellationToken);

    /// <summary>Whether the viewer can follow this user, or ask to: this user takes part, and neither blocks the other.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<bool?>> ViewerCanFollow(
        [Parent] IReadOnlyList<User> users,
        ViewerRelationDataLoader relations,
        CancellationToken cancellationToken
    ) => ReadAsync<bool?>(users, relations, static relation => relation?.CanFollow ?? false, cancellationToken);

    /// <summary>
    /// Those followers of this user whom the viewer follows, the latest first; null where <c>followers</c> is.
    /// </summary>
    [UsePaging(DefaultPageSize = 3), BatchResolver]
    public static async Task<IReadOnlyList<KnownFollowerConnection?>> KnownFollowers(
        [Parent] IReadOnlyList<User> users,
        PagingArguments paging,
        IKnownFollowersDataLoader follows,
        HasOpenListsDataLoader lists,
        CancellationToken cancellationToken
    )
    {
        var ids = User.IdsOf(users);
        var open = await lists.LoadAsync(ids, cancellationToken);
        var pages = await follows.With(paging).LoadAsync(ids, cancellationToken);
        return [.. pages.Select((page, i) => open[i] ? KnownFollowerConnection.Of(page ?? Page<Follow>.Empty) : null)];
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        IReadOnlyList<User> users,
        ViewerRelationDataLoader relations,
        Func<ViewerRelation?, T> read,
        CancellationToken cancellationToken
    )
    {
        var found = await relations.LoadAsync(User.IdsOf(users), cancellationToken);
        return [.. found.Select(read)];
    }
}
