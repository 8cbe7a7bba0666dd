using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
using Graph.Fury.Posts;

namespace Graph.Fury.Users;

/// <summary>Fury's part of a user: what they have published.</summary>
[ObjectType<User>]
internal static class UserPosts
{
    /// <summary>How many posts <c>posts</c> lists for the viewer.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<int?>> PostCount(
        [Parent] IReadOnlyList<User> users,
        PostCountDataLoader posts,
        CancellationToken cancellationToken
    )
    {
        var counts = await posts.LoadAsync(IdsOf(users), cancellationToken);
        return [.. counts.Select(count => (int?)count)];
    }

    /// <summary>
    /// The user's posts that the viewer may see, newest first: the public ones, for followers those that are for them, and the viewer's own all.
    /// </summary>
    [UsePaging, BatchResolver]
    public static async Task<IReadOnlyList<Connection<Post>?>> Posts(
        [Parent] IReadOnlyList<User> users,
        PagingArguments paging,
        IPostsByUserDataLoader posts,
        CancellationToken cancellationToken
    ) => (await posts.With(paging).LoadAsync(IdsOf(users), cancellationToken)).ToConnections();

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
