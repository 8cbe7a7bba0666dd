using Graph.Common.Live;
using Graph.Execution.Resolvers;
using Graph.Execution.Subscriptions;
using Graph.Fury.Events;

namespace Graph.Fury.Tests.Events;

public sealed class PostEventLogTests : IAsyncLifetime
{
    private static readonly Guid Post = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private readonly InMemoryTopics _topics = new();
    private readonly PostEventLog _log;

    public PostEventLogTests() => _log = new PostEventLog(_topics, new InProcessLiveLog());

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _log.DisposeAsync().AsTask();

    [Fact]
    public async Task What_was_missed_comes_before_what_comes_and_nothing_twice()
    {
        await _log.PublishAsync(Post, PostEventKind.CountsChanged);
        var seen = await CursorAsync();
        await _log.PublishAsync(Other, PostEventKind.CountsChanged);
        await _log.PublishAsync(Post, PostEventKind.CountsChanged);
        await using var stream = await _log.SubscribeAsync(Post, seen, default);
        await _log.PublishAsync(Post, PostEventKind.Deleted);

        var events = new List<(long Sequence, PostEventKind Kind)>();
        await foreach (var happened in stream)
        {
            events.Add((happened.Sequence, happened.Kind));
        }

        // The second is that of Cursor.
        Assert.Equal([(4, PostEventKind.CountsChanged), (5, PostEventKind.Deleted)], events);
    }

    [Fact]
    public async Task Events_that_many_tell_at_once_are_read_in_their_order()
    {
        await using var stream = await _log.SubscribeAsync(Post, after: null, default);
        await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(_ => Task.Run(() => _log.PublishAsync(Post, PostEventKind.CountsChanged).AsTask()))
        );
        await _log.PublishAsync(Post, PostEventKind.Deleted);

        var sequences = new List<long>();
        await foreach (var happened in stream)
        {
            sequences.Add(happened.Sequence);
        }

        Assert.Equal(Enumerable.Range(1, 201).Select(i => (long)i), sequences);
    }

    [Fact]
    public async Task A_cursor_whose_followers_are_forgotten_is_refused_and_the_oldest_that_is_not_is_taken()
    {
        await _log.PublishAsync(Post, PostEventKind.CountsChanged);
        var first = await CursorAsync();
        for (var i = 0; i < PostEventLog.Capacity; i++)
        {
            await _log.PublishAsync(Other, PostEventKind.CountsChanged);
        }

        await using (await _log.SubscribeAsync(Post, first, default)) { }

        await _log.PublishAsync(Other, PostEventKind.CountsChanged);
        var refused = await Assert.ThrowsAsync<GraphQLException>(() => _log.SubscribeAsync(Post, first, default));
        Assert.Equal("CURSOR_EXPIRED", refused.Error.Code);
    }

    [Fact]
    public async Task A_cursor_of_another_run_of_the_service_is_refused()
    {
        await using var before = new PostEventLog(_topics, new InProcessLiveLog());
        await using var stream = await before.SubscribeAsync(Post, after: null, default);
        await before.PublishAsync(Post, PostEventKind.CountsChanged);
        Assert.True(await stream.MoveNextAsync());
        await _log.PublishAsync(Post, PostEventKind.CountsChanged);

        var refused = await Assert.ThrowsAsync<GraphQLException>(() =>
            _log.SubscribeAsync(Post, stream.Current.Cursor, default)
        );
        Assert.Equal("CURSOR_EXPIRED", refused.Error.Code);
    }

    [Fact]
    public async Task Whoever_leaves_is_forgotten_also_before_anything_was_read()
    {
        await using (await _log.SubscribeAsync(Post, after: null, default))
        {
            Assert.Equal(1, _topics.SubscriberCount);
        }

        Assert.Equal(0, _topics.SubscriberCount);
    }

    /// <summary>The cursor of an event that it makes.</summary>
    private async Task<string> CursorAsync()
    {
        await using var stream = await _log.SubscribeAsync(Post, after: null, default);
        await _log.PublishAsync(Post, PostEventKind.CountsChanged);
        Assert.True(await stream.MoveNextAsync());
        return stream.Current.Cursor;
    }
}
