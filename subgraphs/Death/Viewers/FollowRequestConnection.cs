using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
using Graph.Death.Relations;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Viewers;

/// <summary>A page of people who wait to be let follow the viewer.</summary>
[ObjectType("FollowRequestConnection")]
internal sealed class FollowRequestConnection : Connection<RequestEdge, User?>
{
    private FollowRequestConnection(IReadOnlyList<RequestEdge> edges, PageInfo pageInfo)
        : base(edges, pageInfo) { }

    /// <summary>The connection of one page.</summary>
    public static FollowRequestConnection Of(Page<FollowRequest> page)
    {
        var edges = new RequestEdge[page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new RequestEdge(
                new User(page.Items[i].FollowerId),
                page.CreateCursor(i),
                page.Items[i].CreatedAt
            );
        }

        return new FollowRequestConnection(edges, page.ToPageInfo(edges));
    }
}
