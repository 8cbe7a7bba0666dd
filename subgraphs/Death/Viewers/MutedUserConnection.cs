using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
using Graph.Death.Relations;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Viewers;

/// <summary>A page of people whom the viewer mutes.</summary>
[ObjectType("MutedUserConnection")]
internal sealed class MutedUserConnection : Connection<MuteEdge, User?>
{
    private MutedUserConnection(IReadOnlyList<MuteEdge> edges, PageInfo pageInfo)
        : base(edges, pageInfo) { }

    /// <summary>The connection of one page.</summary>
    public static MutedUserConnection Of(Page<Mute> page)
    {
        var edges = new MuteEdge[page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new MuteEdge(new User(page.Items[i].MutedId), page.CreateCursor(i), page.Items[i]);
        }

        return new MutedUserConnection(edges, page.ToPageInfo(edges));
    }
}
