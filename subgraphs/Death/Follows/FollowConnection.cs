using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
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
    public static FollowConnection Of(Guid userId, Page<Follow> page, bool isFollowers)
    {
        var edges = UserEdge.Of(page, follow => isFollowers ? follow.FollowerId : follow.FollowingId);
        return new FollowConnection(edges, page.ToPageInfo(edges)) { UserId = userId, IsFollowers = isFollowers };
    }
}
