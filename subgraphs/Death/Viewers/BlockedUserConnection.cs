using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
using Graph.Death.Relations;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Viewers;

/// <summary>A page of people whom the viewer blocks.</summary>
[ObjectType("BlockedUserConnection")]
internal sealed class BlockedUserConnection : Connection<BlockEdge, User?>
{
    private BlockedUserConnection(IReadOnlyList<BlockEdge> edges, PageInfo pageInfo)
        : base(edges, pageInfo) { }

    /// <summary>The connection of one page.</summary>
    public static BlockedUserConnection Of(Page<Block> page)
    {
        var edges = new BlockEdge[page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new BlockEdge(new User(page.Items[i].BlockedId), page.CreateCursor(i), page.Items[i].CreatedAt);
        }

        return new BlockedUserConnection(edges, page.ToPageInfo(edges));
    }
}
