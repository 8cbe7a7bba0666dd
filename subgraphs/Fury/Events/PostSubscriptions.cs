using Graph.Annotations;
using Graph.Common.Identity;
using Graph.Fury.Database;
using Graph.Fury.Posts;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Events;

/// <summary>What can be watched.</summary>
[SubscriptionType]
internal static class PostSubscriptions
{
    /// <summary>
    /// What happens to a post from now on, or since `after`. It ends when the post is deleted, and with the error NOT_FOUND at the first
    /// event after the viewer may no longer see the post.
    /// </summary>
    [Subscribe(With = nameof(Changes))]
    public static PostEvent? PostChanged([EventMessage] PostEvent happened) => happened;

    /// <param name="postId">The post.</param>
    /// <param name="after">
    /// The cursor of the last event that was received. The error CURSOR_EXPIRED says that what followed is not known any
    /// more: read the post, and subscribe without it.
    /// </param>
    private static async Task<IAsyncEnumerable<PostEvent>> Changes(
        [ID<Post>] Guid postId,
        string? after,
        PostEventLog events,
        IDbContextFactory<FuryDbContext> contexts,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        // Subscribed before the post is looked for: what happens between the two is not lost.
        var stream = await events.SubscribeAsync(postId, after, cancellationToken);
        try
        {
            await using var fury = await contexts.CreateDbContextAsync(cancellationToken);
            return await fury.FindPost(postId, viewer, cancellationToken) is not null
                ? new VisiblePostEvents(stream, postId, viewer, contexts)
                : throw VisiblePostEvents.NotFound(postId);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
