using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Graph.Common.Events;

/// <summary>What is counted about events, under the meter <c>Graph.Events</c>; and the source of their spans.</summary>
public sealed class EventMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Graph.Events";

    internal static readonly ActivitySource Activities = new(Name);

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _published;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _parked;
    private readonly ConcurrentDictionary<(string Group, string Source, int Shard), DateTimeOffset> _inHand = new();
    private readonly EventTimes _times;
    private long _unknownCount;

    /// <param name="times">Whose clock says how old an event is.</param>
    public EventMetrics(EventTimes times)
    {
        _times = times;
        _meter.CreateObservableGauge(
            "graph.events.lag",
            Lags,
            "s",
            "The age of the oldest event that a service is consuming; 0 while it has nothing to do."
        );
        _published = _meter.CreateCounter<long>("graph.events.published");
        _consumed = _meter.CreateCounter<long>("graph.events.consumed");
        _unknown = _meter.CreateCounter<long>("graph.events.unknown");
        _parked = _meter.CreateCounter<long>("graph.events.parked");
    }

    /// <summary>How many events came whose kind no contract of this service knows; they are skipped.</summary>
    public long Unknown => Interlocked.Read(ref _unknownCount);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>For tests: meters of one name are many.</summary>
    internal bool Owns(Meter meter) => meter == _meter;

    /// <summary>Says that a service consumes a batch until the answer is disposed of.</summary>
    /// <param name="group">The service.</param>
    /// <param name="source">The service whose events they are.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="oldest">When the oldest of them happened.</param>
    internal InHand TakeInHand(string group, string source, int shard, DateTimeOffset oldest)
    {
        _inHand[(group, source, shard)] = oldest;
        return new InHand(this, (group, source, shard));
    }

    internal void Published(string source, IReadOnlyList<EventEnvelope> events) =>
        _published.Add(events.Count, new KeyValuePair<string, object?>("source", source));

    internal void Consumed(string consumer, int count) =>
        _consumed.Add(count, new KeyValuePair<string, object?>("consumer", consumer));

    internal void Skipped(string group)
    {
        Interlocked.Increment(ref _unknownCount);
        _unknown.Add(1, new KeyValuePair<string, object?>("group", group));
    }

    internal void Parked(string consumer, int count) =>
        _parked.Add(count, new KeyValuePair<string, object?>("consumer", consumer));

    private IEnumerable<Measurement<double>> Lags()
    {
        var now = _times.Time.GetUtcNow();
        var lags = new SortedDictionary<(string Group, string Source), double>();
        foreach (var ((group, source, _), oldest) in _inHand)
        {
            var lag = Math.Max(0, (now - oldest).TotalSeconds);
            lags[(group, source)] = Math.Max(lags.GetValueOrDefault((group, source)), lag);
        }

        foreach (var ((group, source), lag) in lags)
        {
            yield return new Measurement<double>(
                lag,
                new KeyValuePair<string, object?>("group", group),
                new KeyValuePair<string, object?>("source", source)
            );
        }
    }

    /// <summary>A batch that is being consumed.</summary>
    internal readonly struct InHand(EventMetrics metrics, (string Group, string Source, int Shard) key) : IDisposable
    {
        // The entry stays, so that a service with nothing to do says so.
        public void Dispose() => metrics._inHand[key] = DateTimeOffset.MaxValue;
    }
}
