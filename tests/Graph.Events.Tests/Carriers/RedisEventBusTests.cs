using System.Threading.Channels;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Events.Bench.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Graph.Events.Tests.Carriers;

public sealed class RedisEventBusTests(RedisEventBusTests.Server server)
    : CarrierContract,
        IClassFixture<RedisEventBusTests.Server>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override Task<IEventBus> OpenAsync() => Task.FromResult(Open(Times));

    [Fact]
    public async Task A_relay_that_is_behind_is_told_where_the_stream_ends()
    {
        await using var bus = Open(Times);
        var stream = NewStream();
        await AppendAsync(bus, stream, 0, 1);
        await AppendAsync(bus, stream, 1, 7L << 32);

        var moved = await Assert.ThrowsAsync<StreamMovedException>(() => AppendAsync(bus, stream, 1, 8L << 32));

        Assert.Equal(7L << 32, moved.End);
        Assert.Equal(7L << 32, (await bus.GetStateAsync(stream, default))!.End);
        Assert.Equal(EventStreamState.Empty, await bus.GetStateAsync(NewStream(), default));
    }

    [Fact]
    public async Task A_stream_that_was_lost_begins_again_with_the_groups_that_read_it()
    {
        await using var bus = Open(Times);
        var stream = NewStream();
        await AppendAsync(bus, stream, 0, 1, "search", "war");
        var before = await bus.GetStateAsync(stream, default);
        Assert.Equal(["search", "war"], before!.Groups);

        await using (var redis = await ConnectionMultiplexer.ConnectAsync(server.Redis.Configuration))
        {
            await redis.GetDatabase().KeyDeleteAsync(RedisEventBus.KeyOf(stream));
            // One of them is there before the relay.
            await redis.GetDatabase().StreamCreateConsumerGroupAsync(RedisEventBus.KeyOf(stream), "war", "0-0");
        }

        Assert.Equal(0, (await bus.GetStateAsync(stream, default))!.End);
        await bus.AppendAsync(stream, before with { End = 0 }, 2, new EventBatch("again"u8.ToArray()), default);

        Assert.Equal(["search", "war"], (await bus.GetStateAsync(stream, default))!.Groups);
    }

    [Fact]
    public async Task What_every_group_has_acknowledged_is_deleted_and_nothing_else()
    {
        await using var bus = Open(Times);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.Redis.Configuration);
        var stream = NewStream();
        var key = RedisEventBus.KeyOf(stream);
        await AppendAsync(bus, stream, 0, 1, "search", "war");
        for (var number = 2; number <= 20; number++)
        {
            await AppendAsync(bus, stream, number - 1, number);
        }

        using var stop = new CancellationTokenSource(Patience);
        var got = Channel.CreateUnbounded<bool>();
        var war = RunAsync(bus, stream, "war", got, stop.Token);
        for (var i = 0; i < 20; i++)
        {
            await got.Reader.ReadAsync(stop.Token);
        }

        Assert.Equal(20, await redis.GetDatabase().StreamLengthAsync(key));

        var search = RunAsync(bus, stream, "search", got, stop.Token);
        while (await redis.GetDatabase().StreamLengthAsync(key) > 0)
        {
            await Task.Delay(20, stop.Token);
        }

        // It has not begun anew: the next batch is still number 21.
        Assert.Equal(20, (await bus.GetStateAsync(stream, default))!.End);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(war, search));
    }

    [Fact]
    public async Task Who_has_lost_its_lock_without_knowing_it_reads_nothing_more()
    {
        // So long that it would not look at its lock for a quarter of a minute.
        await using var bus = Open(Times with { Lease = TimeSpan.FromMinutes(1) });
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.Redis.Configuration);
        var stream = NewStream();
        var key = RedisEventBus.KeyOf(stream);
        using var stop = new CancellationTokenSource(Patience);
        var got = Channel.CreateUnbounded<bool>();
        var war = RunAsync(bus, stream, "war", got, stop.Token);
        await AppendAsync(bus, stream, 0, 1);
        await got.Reader.ReadAsync(stop.Token);

        await redis.GetDatabase().StringSetAsync($"{key}:war", "another");
        await AppendAsync(bus, stream, 1, 2);
        // It hears the bell, and leaves.
        while ((long)await redis.GetDatabase().ExecuteAsync("PUBLISH", $"{key}:bell", "2") > 0)
        {
            await Task.Delay(20, stop.Token);
        }

        var group = Assert.Single(await redis.GetDatabase().StreamGroupInfoAsync(key));
        Assert.Equal("1-0", group.LastDeliveredId);
        Assert.False(got.Reader.TryRead(out _));

        await redis.GetDatabase().KeyDeleteAsync($"{key}:war");
        await got.Reader.ReadAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => war);
    }

    private IEventBus Open(EventTimes times) =>
        new RedisEventBus(server.Redis.Configuration, times, NullLogger<RedisEventBus>.Instance);

    private static EventStream NewStream() => new($"s{Guid.NewGuid():N}", 1);

    private static Task AppendAsync(
        IEventBus bus,
        EventStream stream,
        long after,
        long number,
        params string[] groups
    ) =>
        bus.AppendAsync(
            stream,
            new EventStreamState(after, groups),
            number,
            new EventBatch("a batch"u8.ToArray()),
            default
        );

    private static Task RunAsync(
        IEventBus bus,
        EventStream stream,
        string group,
        Channel<bool> got,
        CancellationToken cancellationToken
    ) =>
        bus.Subscribe(
                new EventSubscription(
                    group,
                    stream.Source,
                    (_, _) =>
                    {
                        got.Writer.TryWrite(true);
                        return Task.CompletedTask;
                    }
                )
            )
            .RunAsync(cancellationToken);

    /// <summary>One Redis for the class.</summary>
    public sealed class Server : IAsyncLifetime
    {
        internal RedisServer Redis { get; } = new();

        public Task InitializeAsync() => Redis.StartAsync();

        public Task DisposeAsync()
        {
            Redis.Dispose();
            return Task.CompletedTask;
        }
    }
}
