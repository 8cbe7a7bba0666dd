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
    private long _unknownCount;

    public EventMetrics()
    {
        _published = _meter.CreateCounter<long>("graph.events.published");
        _consumed = _meter.CreateCounter<long>("graph.events.consumed");
        _unknown = _meter.CreateCounter<long>("graph.events.unknown");
        _parked = _meter.CreateCounter<long>("graph.events.parked");
    }

    /// <summary>How many events came whose kind no contract of this service knows; they are skipped.</summary>
    public long Unknown => Interlocked.Read(ref _unknownCount);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

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
}
