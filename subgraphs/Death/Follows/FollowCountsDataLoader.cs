using Graph.Execution.DataLoaders;

namespace Graph.Death.Follows;

/// <summary>Loads how many follow users and how many they follow, by the users' ids.</summary>
internal sealed class FollowCountsDataLoader(FollowStore follows) : ColumnDataLoader<Guid, FollowCounts>
{
    protected override Task<IReadOnlyList<FollowCounts?>> LoadColumnAsync(
        IReadOnlyList<Guid> keys,
        CancellationToken cancellationToken
    ) => follows.CountsOf(keys, cancellationToken);
}
