using Graph.Common.Identity;
using Graph.Execution.DataLoaders;

namespace Graph.Fury.Likes;

/// <summary>Loads whether the viewer likes posts, by the posts' ids.</summary>
internal sealed class ViewerHasLikedDataLoader(LikeStore likes, Viewer viewer) : ColumnDataLoader<Guid, bool>
{
    protected override Task<IReadOnlyList<bool>> LoadColumnAsync(
        IReadOnlyList<Guid> keys,
        CancellationToken cancellationToken
    ) => likes.ViewerHasLiked(keys, viewer, cancellationToken);
}
