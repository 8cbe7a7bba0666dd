using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Fury.Posts;

namespace Graph.Fury.Likes;

/// <summary>Liking and unliking. Both succeed when it is so already.</summary>
[MutationType]
internal static class LikeMutations
{
    /// <summary>The viewer likes a post.</summary>
    /// <param name="postId">The post.</param>
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<Post>> LikePost(
        [ID<Post>] Guid postId,
        LikeWriter likes,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await likes.Like(viewer, postId, cancellationToken));

    /// <summary>The viewer no longer likes a post.</summary>
    /// <param name="postId">The post.</param>
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<Post>> UnlikePost(
        [ID<Post>] Guid postId,
        LikeWriter likes,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await likes.Unlike(viewer, postId, cancellationToken));
}
