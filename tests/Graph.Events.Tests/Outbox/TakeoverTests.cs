using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Common.Events.Outbox;

namespace Graph.Events.Tests.Outbox;

/// <summary>Of several instances one publishes; when it goes, another one does. Nobody waits for the poll.</summary>
public sealed class TakeoverTests
{
    // Nobody looks by himself while a test runs.
    private static readonly EventTimes Times = new()
    {
        Poll = TimeSpan.FromHours(1),
        Lease = TimeSpan.FromHours(3),
        Takeover = TimeSpan.FromMilliseconds(50),
    };

    [Fact]
    public async Task An_instance_that_stops_lets_the_waiting_one_publish_at_once()
    {
        await using var outbox = await RelayDatabase.CreateAsync();
        await using var bus = new InProcessEventBus();
        var (subscription, numbers) = RelayDatabase.Subscribe(bus, "sink");
        var consuming = subscription.RunAsync(outbox.Limit);
        var first = outbox.Run(bus, Times);
        await outbox.UntilAsync("count(*) = 4 from event_lease");
        outbox.Run(bus, Times);
        // Without a signal to any relay: only taking over brings somebody to look.
        await outbox.CommitAsync(1);

        await first.CancelAsync();

        Assert.Equal(1, await numbers.Reader.ReadAsync(outbox.Limit));
        await outbox.UntilAsync("bool_and(token = 2) from event_lease");
    }

    [Fact]
    public async Task What_an_instance_commits_that_does_not_publish_is_published_at_once()
    {
        await using var outbox = await RelayDatabase.CreateAsync();
        await using var bus = new InProcessEventBus();
        var (subscription, numbers) = RelayDatabase.Subscribe(bus, "sink");
        var consuming = subscription.RunAsync(outbox.Limit);
        outbox.Run(bus, Times);
        await outbox.UntilAsync("count(*) = 4 from event_lease");
        var other = new OutboxSignal();
        outbox.Run(bus, Times, other);

        for (var number = 1; number <= 5; number++)
        {
            await outbox.CommitAsync(number);
            other.Wake(0);
            Assert.Equal(number, await numbers.Reader.ReadAsync(outbox.Limit));
        }

        await outbox.UntilAsync("bool_and(token = 1) from event_lease");
    }

    [Fact]
    public async Task A_lease_whose_holder_was_killed_is_taken_when_it_expires()
    {
        await using var outbox = await RelayDatabase.CreateAsync();
        await using var bus = new InProcessEventBus();
        var (subscription, numbers) = RelayDatabase.Subscribe(bus, "sink");
        var consuming = subscription.RunAsync(outbox.Limit);
        await outbox.ExecuteAsync(
            "insert into event_lease (shard, owner, token, expires_at) "
                + "select s, gen_random_uuid(), 5, now() + interval '1 second' from generate_series(0, 3) s"
        );
        await outbox.CommitAsync(1);

        outbox.Run(bus, Times);

        Assert.Equal(1, await numbers.Reader.ReadAsync(outbox.Limit));
        await outbox.UntilAsync("bool_and(token = 6) from event_lease");
    }
}
