using Graph.Common.Identity;
using Graph.Execution.DataLoaders;

namespace Graph.Fury.Posts;

/// <summary>Loads the posts that the viewer may see by their ids.</summary>
internal sealed class PostByIdDataLoader(PostStore posts, Viewer viewer) : ColumnDataLoader<Guid, Post>
{
    protected override Task<IReadOnlyList<Post?>> LoadColumnAsync(
        IReadOnlyList<Guid> keys,
        CancellationToken cancellationToken
    ) => posts.ByIds(keys, viewer, cancellationToken);
}
