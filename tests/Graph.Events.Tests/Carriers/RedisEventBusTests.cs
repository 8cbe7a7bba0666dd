using Graph.Common.Events.Carriers;
using Graph.Events.Bench.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Events.Tests.Carriers;

public sealed class RedisEventBusTests(RedisEventBusTests.Server server)
    : CarrierContract,
        IClassFixture<RedisEventBusTests.Server>
{
    protected override Task<IEventBus> OpenAsync() =>
        Task.FromResult<IEventBus>(
            new RedisEventBus(server.Redis.Configuration, Times, NullLogger<RedisEventBus>.Instance)
        );

    [Fact]
    public async Task A_relay_that_is_behind_is_told_where_the_stream_ends()
    {
        await using var bus = await OpenAsync();
        var stream = new EventStream("behind", 0);
        await bus.AppendAsync(stream, 0, "a"u8.ToArray(), default);
        await bus.AppendAsync(stream, 1, "b"u8.ToArray(), default);

        var moved = await Assert.ThrowsAsync<StreamMovedException>(() =>
            bus.AppendAsync(stream, 1, "c"u8.ToArray(), default)
        );

        Assert.Equal(2, moved.End);
        Assert.Equal(2, await bus.GetEndAsync(stream, default));
        Assert.Equal(0, await bus.GetEndAsync(new EventStream("nothing", 0), default));
    }

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
