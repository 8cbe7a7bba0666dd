using Graph.Common.Errors;
using Graph.Common.Ids;

namespace Graph.Fury.Posts;

/// <summary>Sentences that several mutations share.</summary>
internal static class PostErrors
{
    /// <summary>The same for a post that never was, one that is deleted, and one that the viewer may not see.</summary>
    public static NotFoundError NotFound(Guid postId) =>
        new(
            $"There is no post {TypeId.Format(IdKind.Of<Post>(), postId)}: it was deleted, or it never existed.",
            "input",
            "postId"
        );
}
