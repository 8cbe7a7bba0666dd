using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Death.Relations;
using Graph.Death.Users;
using Graph.Types;

namespace Graph.Death.Viewers;

/// <summary>Somebody whom the viewer mutes.</summary>
/// <param name="user">Who.</param>
/// <param name="cursor">The place in the list.</param>
/// <param name="mute">How, and since when.</param>
[ObjectType("MutedUserEdge")]
internal sealed class MuteEdge(User? user, string cursor, Mute mute) : Edge<User?>(user, cursor)
{
    /// <summary>When the viewer first muted them.</summary>
    public DateTimeOffset MutedAt { get; } = mute.CreatedAt;

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Until { get; } = mute.Until;

    /// <summary>Whether what they repost of others is hidden as well.</summary>
    public bool MutesReposts { get; } = mute.Reposts;
}
