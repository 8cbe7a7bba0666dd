using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;

namespace Graph.Fury.Posts;

/// <summary>Publishing and taking back.</summary>
[MutationType]
internal static class PostMutations
{
    /// <summary>Publishes a post of the viewer.</summary>
    /// <param name="content">1 to 2,000 characters.</param>
    /// <param name="visibility">Who may see it.</param>
    /// <param name="idempotencyKey">
    /// Makes repeating the request safe: the same key with the same input gives the post that the first request made.
    /// </param>
    [Error<ValidationError>]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<Post>> CreatePost(
        string content,
        PostWriter posts,
        Viewer viewer,
        CancellationToken cancellationToken,
        PostVisibility visibility = PostVisibility.Public,
        string? idempotencyKey = null
    ) => (await posts.Create(viewer, new NewPost(content, idempotencyKey, visibility), cancellationToken));

    /// <summary>Deletes a post of the viewer.</summary>
    /// <param name="postId">The post.</param>
    [PayloadField("deletedPostId")]
    [ID<Post>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<Guid>> DeletePost(
        [ID<Post>] Guid postId,
        PostWriter posts,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await posts.Delete(viewer, postId, cancellationToken));
}
