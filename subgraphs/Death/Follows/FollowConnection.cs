using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Common.Paging;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Follows;

/// <summary>A page of followers or of people followed.</summary>
[ObjectType("FollowConnection")]
internal sealed class FollowConnection : Connection<UserEdge, User?>
{
    private FollowConnection(IReadOnlyList<UserEdge> edges, PageInfo pageInfo)
        : base(edges, pageInfo) { }

    /// <summary>Whose list it is.</summary>
    [GraphQLIgnore]
    public required Guid UserId { get; init; }

    /// <summary>Whether it lists the followers, not those who are followed.</summary>
    [GraphQLIgnore]
    public required bool IsFollowers { get; init; }

    /// <summary>The connection of one page.</summary>
    public static FollowConnection Of(Guid userId, Page<FollowEdge> page, ListKind list, bool isFollowers)
    {
        var edges = new UserEdge[page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            var edge = page.Items[i];
            var cursor = Cursor.Encode(list, new KeysetPosition(edge.FollowedAt, edge.UserId), page.SettledUntil);
            edges[i] = new UserEdge(new User(edge.UserId), cursor, edge.FollowedAt);
        }

        return new FollowConnection(edges, page.ToPageInfo(edges)) { UserId = userId, IsFollowers = isFollowers };
    }
}
