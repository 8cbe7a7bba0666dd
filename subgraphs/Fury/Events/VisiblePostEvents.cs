using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Execution.Resolvers;
using Graph.Fury.Database;
using Graph.Fury.Posts;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Events;

/// <summary>
/// The events of one subscription for as long as its viewer may see the post: relations and accounts change while it is open, so
/// it is asked again before each event. To be read once.
/// </summary>
internal sealed class VisiblePostEvents(
    PostEventStream events,
    Guid postId,
    Viewer viewer,
    IDbContextFactory<FuryDbContext> contexts
) : IAsyncEnumerable<PostEvent>, IAsyncEnumerator<PostEvent>
{
    private IAsyncEnumerator<PostEvent>? _events;
    private CancellationToken _cancellation;

    /// <inheritdoc/>
    public PostEvent Current => _events!.Current;

    /// <inheritdoc/>
    public IAsyncEnumerator<PostEvent> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        _events = events.GetAsyncEnumerator(cancellationToken);
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="GraphQLException">The viewer may no longer see the post.</exception>
    public async ValueTask<bool> MoveNextAsync()
    {
        if (!await _events!.MoveNextAsync())
        {
            return false;
        }

        // Who saw the post before it was deleted may know that it was.
        return Current.Kind == PostEventKind.Deleted || !await IsHiddenAsync() ? true : throw NotFound(postId);
    }

    private async Task<bool> IsHiddenAsync()
    {
        await using var fury = await contexts.CreateDbContextAsync(_cancellation);
        return !await fury.VisibleTo(viewer).AnyAsync(post => post.Id == postId, _cancellation)
            // What is deleted is seen by nobody, and hidden from nobody: the event that says so comes.
            && await fury.Posts.AnyAsync(post => post.Id == postId && post.DeletedAt == null, _cancellation);
    }

    /// <summary>Ends the subscription, also where nothing was read.</summary>
    public ValueTask DisposeAsync() => events.DisposeAsync();

    /// <summary>The same for a post that never was, one that is deleted, and one that the viewer may not see.</summary>
    public static GraphQLException NotFound(Guid postId) =>
        new(
            $"There is no post {TypeId.Format(IdKind.Of<Post>(), postId)}: it was deleted, or it never existed.",
            "NOT_FOUND"
        );
}
