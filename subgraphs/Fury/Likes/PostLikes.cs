using Graph.Annotations;
using Graph.Fury.Posts;

namespace Graph.Fury.Likes;

/// <summary>The viewer's own like of a post.</summary>
[ObjectType<Post>]
internal static class PostLikes
{
    /// <summary>Whether the viewer likes the post; false for who is not signed in.</summary>
    [BatchResolver]
    public static ValueTask<IReadOnlyList<bool>> ViewerHasLiked(
        [Parent] IReadOnlyList<Post> posts,
        ViewerHasLikedDataLoader likes,
        CancellationToken cancellationToken
    )
    {
        var ids = new Guid[posts.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = posts[i].Id;
        }

        return likes.LoadAsync(ids, cancellationToken);
    }
}
