using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Common.Paging;
using Graph.Data;
using Graph.Fury.Database;

namespace Graph.Fury.Posts;

/// <summary>The ways to posts.</summary>
[QueryType]
internal static class PostQueries
{
    /// <summary>The post with this id, or null if there is none that the viewer may see.</summary>
    /// <param name="id">The post's id.</param>
    [Lookup, BatchResolver]
    public static ValueTask<IReadOnlyList<Post?>> PostById(
        [ID<Post>] IReadOnlyList<Guid> id,
        PostByIdDataLoader posts,
        CancellationToken cancellationToken
    ) => posts.LoadAsync(id, cancellationToken);

    /// <summary>
    /// All public posts, newest first; without those of people whom the viewer has blocked or muted, or who have blocked the viewer. Reading on before <c>startCursor</c> shows posts when they are two seconds old, and misses
    /// none; the first such page may repeat those of the last two seconds.
    /// </summary>
    [UsePaging(MaxPageSize = 50)]
    public static async Task<Connection<Post>?> Posts(
        PagingArguments paging,
        FuryDbContext fury,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await fury.PublicFor(viewer)
            .OrderByDescending(post => post.CreatedAt)
            .ToConnectionAsync(paging, Settling.Horizon, cancellationToken);
}
