using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Viewers;

/// <summary>Somebody whom the viewer blocks.</summary>
/// <param name="user">Who.</param>
/// <param name="cursor">The place in the list.</param>
/// <param name="blockedAt">Since when.</param>
[ObjectType("BlockedUserEdge")]
internal sealed class BlockEdge(User? user, string cursor, DateTimeOffset blockedAt) : Edge<User?>(user, cursor)
{
    /// <summary>When the viewer blocked them.</summary>
    public DateTimeOffset BlockedAt { get; } = blockedAt;
}
