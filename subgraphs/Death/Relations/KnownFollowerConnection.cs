using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
using Graph.Death.Follows;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Relations;

/// <summary>A page of those followers of a user whom the viewer follows.</summary>
[ObjectType("KnownFollowerConnection")]
internal sealed class KnownFollowerConnection : Connection<UserEdge, User?>
{
    private KnownFollowerConnection(IReadOnlyList<UserEdge> edges, PageInfo pageInfo)
        : base(edges, pageInfo) { }

    /// <summary>The connection of one page.</summary>
    public static KnownFollowerConnection Of(Page<Follow> page)
    {
        var edges = UserEdge.Of(page, static follow => follow.FollowerId);
        return new KnownFollowerConnection(edges, page.ToPageInfo(edges));
    }
}
