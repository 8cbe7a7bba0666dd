using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Events.Bench.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Events.Tests.Outbox;

/// <summary>A Redis that is killed has lost everything that it had confirmed; the outbox has not.</summary>
public sealed class LostStreamTests : IDisposable
{
    private static readonly EventTimes Times = new()
    {
        Poll = TimeSpan.FromMilliseconds(200),
        Lease = TimeSpan.FromSeconds(5),
        Retry = TimeSpan.FromMilliseconds(100),
    };

    private readonly RedisServer _redis = new();

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task What_was_lost_is_published_again_also_for_a_group_that_is_away()
    {
        await _redis.StartAsync();
        await using var outbox = await RelayDatabase.CreateAsync();
        await using var bus = Open();
        var (war, warNumbers) = RelayDatabase.Subscribe(bus, "war");
        var (search, searchNumbers) = RelayDatabase.Subscribe(bus, "search");
        var consuming = war.RunAsync(outbox.Limit);
        using (var away = CancellationTokenSource.CreateLinkedTokenSource(outbox.Limit))
        {
            var searching = search.RunAsync(away.Token);
            outbox.Run(bus, Times);
            await outbox.UntilAsync("groups = '{search,war}' from event_lease where shard = 0");
            await outbox.CommitAsync(1);
            Assert.Equal(1, await searchNumbers.Reader.ReadAsync(outbox.Limit));
            await away.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => searching);
            await outbox.CommitAsync(2);
            await outbox.UntilAsync("count(*) = 2 from outbox where published_at is not null");
            Assert.Equal(1, await warNumbers.Reader.ReadAsync(outbox.Limit));
            Assert.Equal(2, await warNumbers.Reader.ReadAsync(outbox.Limit));

            _redis.Kill();
            await _redis.StartAsync();
            // The one that is there has had everything again, and acknowledged it, before the other one is back.
            await UntilAsync(warNumbers.Reader, 2, outbox.Limit);
        }

        var back = search.RunAsync(outbox.Limit);
        await UntilAsync(searchNumbers.Reader, 2, outbox.Limit);
    }

    [Fact]
    public async Task A_relay_without_its_lease_changes_nothing_when_it_finds_a_loss()
    {
        await _redis.StartAsync();
        await using var outbox = await RelayDatabase.CreateAsync();
        await using var bus = Open();
        var (war, numbers) = RelayDatabase.Subscribe(bus, "war");
        var consuming = war.RunAsync(outbox.Limit);
        outbox.Run(bus, Times with { Poll = TimeSpan.FromHours(1), Lease = TimeSpan.FromHours(2) });
        await outbox.UntilAsync("count(*) = 4 from event_lease");
        await outbox.CommitAsync(1);
        outbox.Run(bus, Times with { Takeover = TimeSpan.FromMilliseconds(50) });
        // As if the first had slept for longer than its lease.
        await outbox.ExecuteAsync("update event_lease set expires_at = now() - interval '1 second'");
        Assert.Equal(1, await numbers.Reader.ReadAsync(outbox.Limit));

        _redis.Kill();
        await _redis.StartAsync();

        await UntilAsync(numbers.Reader, 1, outbox.Limit);
        await outbox.UntilAsync("bool_and(position > (2::bigint << 32)) from outbox");
    }

    private RedisEventBus Open() => new(_redis.Configuration, Times, NullLogger<RedisEventBus>.Instance);

    private static async Task UntilAsync(
        System.Threading.Channels.ChannelReader<int> numbers,
        int expected,
        CancellationToken cancellationToken
    )
    {
        while (await numbers.ReadAsync(cancellationToken) != expected) { }
    }
}
