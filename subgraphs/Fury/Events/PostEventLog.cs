using Graph.Common.Live;
using Graph.Execution.Resolvers;
using Graph.Execution.Subscriptions;
using Graph.Types;

namespace Graph.Fury.Events;

/// <summary>
/// Tells subscribers what has happened to posts in any instance of the service, and remembers the newest events for those who
/// were away.
/// </summary>
internal sealed class PostEventLog : ILiveListener, IAsyncDisposable
{
    /// <summary>How many events are remembered, over all posts.</summary>
    public const int Capacity = 4_096;

    /// <summary>The name of the log that instances share.</summary>
    public const string LogName = "posts";

    private const int IdSize = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly InMemoryTopics _topics;
    private readonly ILiveLog _log;
    private readonly Task _listening;
    private readonly PostEvent[] _newest = new PostEvent[Capacity];
    private readonly SemaphoreSlim _turn = new(1);
    private ulong _run;
    private long _first = 1;
    private long _last;

    /// <param name="topics">Brings events to the subscribers of this instance.</param>
    /// <param name="log">Brings them to all instances.</param>
    public PostEventLog(InMemoryTopics topics, ILiveLog log)
    {
        _topics = topics;
        _log = log;
        _listening = log.ListenAsync(this);
    }

    /// <summary>Tells of a change. Call it when the change is committed: subscribers read the post at once.</summary>
    public async ValueTask PublishAsync(Guid postId, PostEventKind kind)
    {
        var message = new byte[IdSize + 1];
        postId.TryWriteBytes(message);
        message[IdSize] = (byte)kind;
        // Where it cannot be told, everybody who watches is told so by the log: the change itself is made.
        await _log.AppendAsync(message);
    }

    /// <summary>Subscribes to a post's events.</summary>
    /// <param name="postId">The post.</param>
    /// <param name="after">The cursor of the last event that the subscriber has seen; null for what comes from now on.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="GraphQLException">The cursor is none, what followed it is not remembered, or nothing is heard now.</exception>
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

        await ListenAsync(cancellationToken);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            PostEvent[] missed = after is null ? [] : EventsAfter(from, postId);
            return new PostEventStream(
                missed,
                after is null ? 0 : from.Sequence,
                await _topics.SubscribeAsync<PostEvent>(TopicOf(postId), cancellationToken)
            );
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReceiveAsync(LiveMessage message)
    {
        if (message.Body.Length <= IdSize)
        {
            return;
        }

        // Subscribing and receiving take turns, so that nothing falls between what was missed and what comes.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (message.Run != _run || message.Number != _last + 1)
            {
                (_run, _first) = (message.Run, message.Number);
            }

            var happened = new PostEvent
            {
                PostId = new Guid(message.Body.Span[..IdSize]),
                Kind = (PostEventKind)message.Body.Span[IdSize],
                Sequence = message.Number,
                Cursor = new PostEventCursor(message.Run, message.Number).Encode(),
            };
            _newest[message.Number % Capacity] = happened;
            _last = message.Number;
            await _topics.SendAsync(TopicOf(happened.PostId), happened, CancellationToken.None);
            if (happened.Kind == PostEventKind.Deleted)
            {
                await _topics.CompleteAsync(TopicOf(happened.PostId));
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Interrupt() => _topics.Fail(Forgotten());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _turn.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _listening.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Away();
        }

        if (!_log.IsConnected)
        {
            throw Away();
        }
    }

    private PostEvent[] EventsAfter(PostEventCursor cursor, Guid postId)
    {
        if (cursor.Run != _run || cursor.Sequence < Math.Max(_first - 1, _last - Capacity))
        {
            throw Forgotten();
        }

        // What another instance has sent may not have come here yet: then there is nothing to add, and it comes.
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

    private static GraphQLException Forgotten() =>
        new(
            "What happened after this cursor is not remembered any more. Read the post, and subscribe without 'after'.",
            "CURSOR_EXPIRED"
        );

    private static GraphQLException Away() =>
        new(
            "What happens to posts cannot be heard now, because the service's Redis is away. Try again in a few seconds.",
            ErrorCodes.SubgraphUnavailable
        );

    private static string TopicOf(Guid postId) => $"post-{postId:N}";
}
