using Graph.Annotations;
using Graph.Fury.Users;

namespace Graph.Fury.Posts;

/// <summary>What a post shows beyond its own columns.</summary>
[ObjectType<Post>]
internal static class PostFields
{
    /// <summary>Who wrote the post.</summary>
    [BindMember(nameof(Post.UserId))]
    public static User? Author([Parent] Post post) => new(post.UserId);

    /// <summary>How many users like the post; exact, from the transaction that changed it.</summary>
    [BindMember(nameof(Post.Likes))]
    public static int LikeCount([Parent] Post post) => (int)Math.Min(post.Likes, int.MaxValue);
}
