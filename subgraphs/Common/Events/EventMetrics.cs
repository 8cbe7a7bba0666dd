using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Graph.Common.Events;

/// <summary>What is counted about events, under the meter <c>Graph.Events</c>.</summary>
/// <remarks>
/// What has to be asked of a database or a carrier is asked by background work, and only while somebody collects it.
/// </remarks>
public sealed class EventMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Graph.Events";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _published;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _parked;
    private readonly Histogram<double> _delay;
    private readonly ObservableGauge<long> _unpublished;
    private readonly ObservableGauge<double> _unpublishedAge;
    private readonly ObservableGauge<long> _waiting;
    private readonly ConcurrentDictionary<(string Group, string Source, int Shard), DateTimeOffset> _inHand = new();
    private readonly ConcurrentDictionary<string, (long Events, DateTimeOffset Oldest)> _outboxes = new();
    private readonly ConcurrentDictionary<(string Group, string Source), long> _backlogs = new();
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
        _waiting = _meter.CreateObservableGauge(
            "graph.events.waiting",
            () => _backlogs.Select(backlog => new Measurement<long>(backlog.Value, Tags(backlog.Key))),
            "{batch}",
            "Batches that the carrier has and a service has not yet consumed."
        );
        _unpublished = _meter.CreateObservableGauge(
            "graph.events.unpublished",
            () => _outboxes.Select(outbox => new Measurement<long>(outbox.Value.Events, Source(outbox.Key))),
            "{event}",
            "Events that are committed and not yet published, of the shards that this instance publishes."
        );
        _unpublishedAge = _meter.CreateObservableGauge(
            "graph.events.unpublished.age",
            () => _outboxes.Select(outbox => new Measurement<double>(Age(outbox.Value.Oldest), Source(outbox.Key))),
            "s",
            "The age of the oldest of them; 0 while there is none."
        );
        _delay = _meter.CreateHistogram<double>(
            "graph.events.delay",
            "s",
            "From an event to the commit of its effect, of each consumer."
        );
        _published = _meter.CreateCounter<long>("graph.events.published");
        _consumed = _meter.CreateCounter<long>("graph.events.consumed");
        _unknown = _meter.CreateCounter<long>("graph.events.unknown");
        _parked = _meter.CreateCounter<long>("graph.events.parked");
    }

    /// <summary>How many events came whose kind no contract of this service knows; they are skipped.</summary>
    public long Unknown => Interlocked.Read(ref _unknownCount);

    /// <summary>Whether somebody collects what waits in outboxes.</summary>
    internal bool WantsUnpublished => _unpublished.Enabled || _unpublishedAge.Enabled;

    /// <summary>Whether somebody collects what waits in the carrier.</summary>
    internal bool WantsWaiting => _waiting.Enabled;

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

    /// <summary>Notes what waits in the shards of an outbox that this instance publishes.</summary>
    /// <param name="source">The service.</param>
    /// <param name="events">How many events.</param>
    /// <param name="oldest">When the oldest happened; null if there is none.</param>
    internal void Unpublished(string source, long events, DateTimeOffset? oldest) =>
        _outboxes[source] = (events, oldest ?? DateTimeOffset.MaxValue);

    /// <summary>Notes how many batches wait for a service in the carrier.</summary>
    internal void Waiting(string group, string source, long batches) => _backlogs[(group, source)] = batches;

    internal void Published(string source, IReadOnlyList<EventEnvelope> events) =>
        _published.Add(events.Count, Source(source));

    /// <summary>Counts events whose effects are committed.</summary>
    internal void Consumed(string consumer, IReadOnlyList<EventEnvelope> events)
    {
        var tag = new KeyValuePair<string, object?>("consumer", consumer);
        _consumed.Add(events.Count, tag);
        if (_delay.Enabled)
        {
            foreach (var e in events)
            {
                _delay.Record(Age(e.OccurredAt), tag);
            }
        }
    }

    internal void Skipped(string group)
    {
        Interlocked.Increment(ref _unknownCount);
        _unknown.Add(1, new KeyValuePair<string, object?>("group", group));
    }

    internal void Parked(string consumer, int count) =>
        _parked.Add(count, new KeyValuePair<string, object?>("consumer", consumer));

    private IEnumerable<Measurement<double>> Lags()
    {
        var lags = new SortedDictionary<(string Group, string Source), double>();
        foreach (var ((group, source, _), oldest) in _inHand)
        {
            lags[(group, source)] = Math.Max(lags.GetValueOrDefault((group, source)), Age(oldest));
        }

        return lags.Select(lag => new Measurement<double>(lag.Value, Tags(lag.Key)));
    }

    private double Age(DateTimeOffset then) => Math.Max(0, (_times.Time.GetUtcNow() - then).TotalSeconds);

    private static KeyValuePair<string, object?> Source(string source) => new("source", source);

    private static KeyValuePair<string, object?>[] Tags((string Group, string Source) key) =>
        [new("group", key.Group), new("source", key.Source)];

    /// <summary>A batch that is being consumed.</summary>
    internal readonly struct InHand(EventMetrics metrics, (string Group, string Source, int Shard) key) : IDisposable
    {
        // The entry stays, so that a service with nothing to do says so.
        public void Dispose() => metrics._inHand[key] = DateTimeOffset.MaxValue;
    }
}
