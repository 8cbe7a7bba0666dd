using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Follows;

/// <summary>A user in a list of followers or of people followed.</summary>
/// <param name="user">The user.</param>
/// <param name="cursor">The place in the list.</param>
/// <param name="followedAt">Since when.</param>
[ObjectType("FollowEdge")]
internal sealed class UserEdge(User? user, string cursor, DateTimeOffset followedAt) : Edge<User?>(user, cursor)
{
    /// <summary>When the follow began.</summary>
    public DateTimeOffset FollowedAt { get; } = followedAt;
}
