using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Viewers;

/// <summary>Somebody who waits to be let follow the viewer.</summary>
/// <param name="user">Who.</param>
/// <param name="cursor">The place in the list.</param>
/// <param name="requestedAt">Since when.</param>
[ObjectType("FollowRequestEdge")]
internal sealed class RequestEdge(User? user, string cursor, DateTimeOffset requestedAt) : Edge<User?>(user, cursor)
{
    /// <summary>When they asked.</summary>
    public DateTimeOffset RequestedAt { get; } = requestedAt;
}
