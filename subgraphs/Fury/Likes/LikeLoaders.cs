using Graph.Annotations;
using Graph.Common.Identity;

namespace Graph.Fury.Likes;

/// <summary>What the likes say of many posts at once.</summary>
internal static class LikeLoaders
{
    /// <summary>Whether the viewer likes posts, by the posts' ids.</summary>
    [DataLoader]
    internal static Task<IReadOnlyList<bool>> GetViewerHasLiked(
        IReadOnlyList<Guid> postIds,
        LikeStore likes,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => likes.ViewerHasLiked(postIds, viewer, cancellationToken);
}
