using Graph.Common.Identity;
using Graph.Execution.DataLoaders;
using Graph.Fury.Posts;

namespace Graph.Fury.Users;

/// <summary>Loads how many posts of users the viewer may see, by the users' ids.</summary>
internal sealed class PostCountDataLoader(PostStore posts, Viewer viewer) : ColumnDataLoader<Guid, long>
{
    protected override Task<IReadOnlyList<long>> LoadColumnAsync(
        IReadOnlyList<Guid> keys,
        CancellationToken cancellationToken
    ) => posts.CountsByAuthors(keys, viewer, cancellationToken);
}
