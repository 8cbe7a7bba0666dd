using Graph.Common.Paging;

namespace Graph.Death.Follows;

/// <summary>Loads pages of followers, by the followed user's id and the part of the list.</summary>
internal sealed class FollowersDataLoader(FollowStore follows) : PageDataLoader<FollowEdge>
{
    protected override Task<IReadOnlyList<Page<FollowEdge>>> LoadPagesAsync(
        IReadOnlyList<Guid> parents,
        PageRequest page,
        CancellationToken cancellationToken
    ) => follows.Followers(parents, page, cancellationToken);
}
