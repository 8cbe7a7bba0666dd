using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data;
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

    /// <summary>The edges of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="other">Which of the two is listed.</param>
    public static UserEdge[] Of(Page<Follow> page, Func<Follow, Guid> other)
    {
        var edges = new UserEdge[page.Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            var follow = page.Items[i];
            edges[i] = new UserEdge(new User(other(follow)), page.CreateCursor(i), follow.CreatedAt);
        }

        return edges;
    }
}
