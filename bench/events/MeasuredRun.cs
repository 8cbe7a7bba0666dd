namespace Graph.Events.Bench;

/// <summary>What was measured on one carrier.</summary>
/// <param name="Rates">At each rate.</param>
internal sealed record MeasuredRun(IReadOnlyList<MeasuredRate> Rates)
{
    /// <summary>Of all services together, with nothing to do.</summary>
    public double IdleStatementsPerSecond { get; init; }

    /// <summary>Of the largest process, resident, after the load.</summary>
    public double MemoryMegabytes { get; init; }
}
