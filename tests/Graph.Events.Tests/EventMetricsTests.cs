using System.Diagnostics.Metrics;
using Graph.Common.Events;

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

    private static List<(string Group, string Source, double Seconds)> Lags(EventMetrics metrics)
    {
        var lags = new List<(string, string, double)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                // Other tests have meters of the same name.
                if (instrument.Name == "graph.events.lag" && metrics.Owns(instrument.Meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
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
