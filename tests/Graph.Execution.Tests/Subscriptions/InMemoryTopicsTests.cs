using Graph.Execution.Resolvers;
using Graph.Execution.Subscriptions;
using Graph.Types;

namespace Graph.Execution.Tests.Subscriptions;

public sealed class InMemoryTopicsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly InMemoryTopics _topics = new(bufferCapacity: 2);

    [Fact]
    public async Task Every_subscriber_of_a_topic_gets_its_messages_and_no_other_topics()
    {
        await using var first = await _topics.SubscribeAsync<int>("a");
        await using var second = await _topics.SubscribeAsync<int>("a");
        await using var other = await _topics.SubscribeAsync<int>("b");

        await _topics.SendAsync("a", 1);
        await _topics.SendAsync("b", 2);
        await _topics.SendAsync("nobody's", 3);
        await _topics.CompleteAsync("a");
        await _topics.CompleteAsync("b");

        Assert.Equal([1], await ReadAsync(first));
        Assert.Equal([1], await ReadAsync(second));
        Assert.Equal([2], await ReadAsync(other));
    }

    [Fact]
    public async Task A_topic_is_gone_with_its_last_subscriber()
    {
        var first = await _topics.SubscribeAsync<int>("a");
        var second = await _topics.SubscribeAsync<int>("a");
        Assert.Equal(2, _topics.SubscriberCount);

        await first.DisposeAsync();
        Assert.Equal(1, _topics.SubscriberCount);

        await second.DisposeAsync();
        await second.DisposeAsync();
        await _topics.CompleteAsync("a");
        Assert.Equal(0, _topics.SubscriberCount);
    }

    [Fact]
    public async Task A_subscriber_whose_buffer_is_full_gets_what_is_in_it_and_then_an_error()
    {
        await using var slow = await _topics.SubscribeAsync<int>("a");
        for (var i = 1; i <= 4; i++)
        {
            await _topics.SendAsync("a", i);
        }

        var read = new List<int>();
        var failure = await Assert.ThrowsAsync<GraphQLException>(() => ReadAsync(slow, read));

        Assert.Equal([1, 2], read);
        Assert.Equal(ErrorCodes.SubscriberTooSlow, failure.Error.Code);
    }

    [Theory]
    [InlineData("text", "The topic 'a' carries String, and a subscription to it expects Int32.")]
    [InlineData(null, "The topic 'a' carries null, and a subscription to it expects Int32.")]
    public async Task A_message_of_another_type_ends_the_subscription_with_both_types(string? message, string sentence)
    {
        await using var numbers = await _topics.SubscribeAsync<int>("a");
        await _topics.SendAsync("a", message);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(numbers));

        Assert.Equal(sentence, failure.Message);
    }

    [Fact]
    public async Task A_subscriber_that_stops_reading_waits_for_nothing()
    {
        await using var stream = await _topics.SubscribeAsync<int>("a");
        using var stop = new CancellationTokenSource();
        var waiting = Task.Run(async () =>
        {
            await foreach (var _ in stream.ReadEventsAsync().WithCancellation(stop.Token)) { }
        });

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    private static async Task<List<int>> ReadAsync(ISourceStream<int> stream, List<int>? read = null)
    {
        using var timeout = new CancellationTokenSource(Patience);
        read ??= [];
        await foreach (var message in stream.ReadEventsAsync().WithCancellation(timeout.Token))
        {
            read.Add(message);
        }

        return read;
    }
}
