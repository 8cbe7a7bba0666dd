using Graph.Common.Identity;
using Graph.Execution.DataLoaders;

namespace Graph.Death.Follows;

/// <summary>Loads whether the viewer follows users, by the users' ids.</summary>
internal sealed class ViewerIsFollowingDataLoader(FollowStore follows, Viewer viewer) : ColumnDataLoader<Guid, bool>
{
    protected override Task<IReadOnlyList<bool>> LoadColumnAsync(
        IReadOnlyList<Guid> keys,
        CancellationToken cancellationToken
    ) => follows.ViewerIsFollowing(keys, viewer, cancellationToken);
}
