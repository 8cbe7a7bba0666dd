using Graph.Common.Paging;

namespace Graph.Death.Follows;

/// <summary>Loads pages of people who are followed, by the follower's id and the part of the list.</summary>
internal sealed class FollowingDataLoader(FollowStore follows) : PageDataLoader<FollowEdge>
{
    protected override Task<IReadOnlyList<Page<FollowEdge>>> LoadPagesAsync(
        IReadOnlyList<Guid> parents,
        PageRequest page,
        CancellationToken cancellationToken
    ) => follows.Following(parents, page, cancellationToken);
}
