using System.Diagnostics.Metrics;
using Graph.Fusion.Sources;

namespace Graph.Gateway;

/// <summary>What was sent to each source and what became of it, as metrics; read only when somebody collects them.</summary>
internal static class SourceMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Graph.Gateway";

    /// <summary>Adds the counters of the sources.</summary>
    /// <param name="meters">Whose meter goes with the application.</param>
    /// <param name="sources">The sources by name; complete when metrics are first collected.</param>
    public static void AddSources(this IMeterFactory meters, IReadOnlyDictionary<string, SourceCounters> sources)
    {
        var meter = meters.Create(Name);
        Add(
            "graph.source.requests",
            "Requests sent to a source, repetitions not counted.",
            counters => counters.Requests
        );
        Add("graph.source.failures", "Requests that a source did not answer.", counters => counters.Failures);
        Add("graph.source.retries", "Requests sent again after a connection failed.", counters => counters.Retries);
        Add(
            "graph.source.rejected",
            "Requests not sent because the source had failed several times in a row.",
            counters => counters.Rejected
        );

        void Add(string name, string description, Func<SourceCounters, long> read) =>
            meter.CreateObservableCounter(
                name,
                () =>
                    sources.Select(source => new Measurement<long>(
                        read(source.Value),
                        new KeyValuePair<string, object?>("graph.source", source.Key)
                    )),
                description: description
            );
    }
}
