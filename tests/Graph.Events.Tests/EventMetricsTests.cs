using System.Diagnostics.Metrics;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Events.Tests.Outbox;

namespace Graph.Events.Tests;

public sealed class EventMetricsTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_lag_is_the_age_of_the_oldest_event_that_a_service_has_in_hand()
    {
        var clock = new Clock();
        using var metrics = new EventMetrics(new EventTimes { Time = clock });
        Assert.Empty(Lags(metrics));

        var first = metrics.TakeInHand("war", "death", 1, Then);
        var second = metrics.TakeInHand("war", "death", 2, Then.AddSeconds(20));
        clock.Now = Then.AddSeconds(30);
        Assert.Equal([("war", "death", 30)], Lags(metrics));

        first.Dispose();
        Assert.Equal([("war", "death", 10)], Lags(metrics));

        second.Dispose();
        Assert.Equal([("war", "death", 0)], Lags(metrics));
    }

    [Fact]
    public void The_delay_of_each_consumer_is_that_from_the_event_to_its_effect()
    {
        using var metrics = new EventMetrics(new EventTimes { Time = new Clock { Now = Then.AddSeconds(3) } });
        var delays = new List<double>();
        using var listener = Listen(metrics, "graph.events.delay");
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => delays.Add(seconds));
        listener.Start();

        metrics.Consumed("war.followers", [EventAt(Then), EventAt(Then.AddSeconds(2))]);

        Assert.Equal([3, 1], delays);
    }

    [Fact]
    public async Task A_relay_tells_what_waits_in_its_outbox_while_somebody_wants_to_know()
    {
        var times = new EventTimes { Poll = TimeSpan.FromMilliseconds(50) };
        using var metrics = new EventMetrics(times);
        var (waiting, age) = (-1L, -1.0);
        using var listener = Listen(metrics, "graph.events.unpublished", "graph.events.unpublished.age");
        listener.SetMeasurementEventCallback<long>((_, events, _, _) => waiting = events);
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => age = seconds);
        listener.Start();
        await using var outbox = await RelayDatabase.CreateAsync();
        await using var bus = new InProcessEventBus();
        await outbox.CommitAsync(1);
        await outbox.CommitAsync(2);

        // Nobody consumes, so nothing is published.
        outbox.Run(bus, times, metrics: metrics);
        await UntilAsync(() => waiting == 2 && age > 0);

        var (subscription, _) = RelayDatabase.Subscribe(bus, "sink");
        var consuming = subscription.RunAsync(outbox.Limit);
        await UntilAsync(() => waiting == 0 && age == 0);

        async Task UntilAsync(Func<bool> isSo)
        {
            while (!isSo())
            {
                await Task.Delay(20, outbox.Limit);
                listener.RecordObservableInstruments();
            }
        }
    }

    private static EventEnvelope EventAt(DateTimeOffset then) =>
        new()
        {
            Id = Guid.NewGuid(),
            Type = "death.counts.changed",
            TypeVersion = 1,
            AggregateId = Guid.NewGuid(),
            Sequence = 1,
            OccurredAt = then,
            Data = default,
        };

    private static MeterListener Listen(EventMetrics metrics, params string[] names) =>
        new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                // Other tests have meters of the same name.
                if (names.Contains(instrument.Name) && metrics.Owns(instrument.Meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };

    private static List<(string Group, string Source, double Seconds)> Lags(EventMetrics metrics)
    {
        var lags = new List<(string, string, double)>();
        using var listener = Listen(metrics, "graph.events.lag");
        listener.SetMeasurementEventCallback<double>(
            (_, seconds, tags, _) =>
            {
                var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
                lags.Add((named["group"], named["source"], seconds));
            }
        );
        listener.Start();
        listener.RecordObservableInstruments();
        return lags;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Then;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
