using System.Security.Cryptography;
using Graph.Execution.Resolvers;
using Graph.Execution.Subscriptions;
using Graph.Types;

namespace Graph.Fury.Events;

/// <summary>
/// Tells subscribers what has happened to posts, and remembers the newest events for those who were away. All of it is
/// this process's own: it forgets when it ends, and does not know what another process of the service does.
/// </summary>
internal sealed class PostEventLog(ITopicEventSender sender, ITopicEventReceiver receiver) : IDisposable
{
    /// <summary>How many events are remembered, over all posts.</summary>
    public const int Capacity = 4_096;

    private readonly PostEvent[] _newest = new PostEvent[Capacity];
    private readonly ulong _run = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
    private readonly SemaphoreSlim _turn = new(1);
    private long _last;

    /// <summary>Tells of a change. Call it when the change is committed: subscribers read the post at once.</summary>
    public async ValueTask PublishAsync(Guid postId, PostEventKind kind)
    {
        // Numbers come in the order of sending, or a subscriber that comes back would take new events for old ones. There
        // is no token: the change has happened, whether or not somebody waits for the answer.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            var sequence = _last + 1;
            var happened = new PostEvent
            {
                PostId = postId,
                Kind = kind,
                Sequence = sequence,
                Cursor = new PostEventCursor(_run, sequence).Encode(),
            };
            _newest[sequence % Capacity] = happened;
            Volatile.Write(ref _last, sequence);
            await sender.SendAsync(TopicOf(postId), happened, CancellationToken.None);
            if (kind == PostEventKind.Deleted)
            {
                await sender.CompleteAsync(TopicOf(postId));
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Subscribes to a post's events.</summary>
    /// <param name="postId">The post.</param>
    /// <param name="after">The cursor of the last event that the subscriber has seen; null for what comes from now on.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="GraphQLException">The cursor is none, or what followed it is not remembered.</exception>
    public async Task<PostEventStream> SubscribeAsync(Guid postId, string? after, CancellationToken cancellationToken)
    {
        PostEventCursor from = default;
        if (after is not null && !PostEventCursor.TryDecode(after, out from))
        {
            throw new GraphQLException(
                "The argument 'after' is not a cursor: use the cursor of an event that postChanged has sent.",
                ErrorCodes.BadUserInput
            );
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            PostEvent[] missed = after is null ? [] : EventsAfter(from, postId);
            return new PostEventStream(
                missed,
                await receiver.SubscribeAsync<PostEvent>(TopicOf(postId), cancellationToken)
            );
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private PostEvent[] EventsAfter(PostEventCursor cursor, Guid postId)
    {
        if (cursor.Run != _run || cursor.Sequence > _last || cursor.Sequence < _last - Capacity)
        {
            throw new GraphQLException(
                "What happened after this cursor is not remembered any more. Read the post, and subscribe without 'after'.",
                "CURSOR_EXPIRED"
            );
        }

        var missed = new List<PostEvent>();
        for (var sequence = cursor.Sequence + 1; sequence <= _last; sequence++)
        {
            if (_newest[sequence % Capacity] is var happened && happened.PostId == postId)
            {
                missed.Add(happened);
            }
        }

        return [.. missed];
    }

    private static string TopicOf(Guid postId) => $"post-{postId:N}";
}
