using Graph.Annotations;
using Graph.Common.Identity;

namespace Graph.Fury.Posts;

/// <summary>Many posts at once.</summary>
internal static class PostLoaders
{
    /// <summary>The posts that the viewer may see, by their ids.</summary>
    [DataLoader]
    internal static Task<IReadOnlyList<Post?>> GetPostById(
        IReadOnlyList<Guid> ids,
        PostStore posts,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => posts.ByIds(ids, viewer, cancellationToken);
}
