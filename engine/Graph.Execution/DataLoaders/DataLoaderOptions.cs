namespace Graph.Execution.DataLoaders;

/// <summary>The limits of the data loaders of a request.</summary>
public sealed record DataLoaderOptions
{
    /// <summary>The most keys of one batch; a loader may want fewer. More keys make several batches. Default 1,024.</summary>
    public int MaxBatchSize { get; init; } = 1_024;

    /// <summary>
    /// The most keys that one loader remembers in a request. When there are more, those that nobody waits for are
    /// forgotten. Default 100,000.
    /// </summary>
    public int MaxCachedKeys { get; init; } = 100_000;
}
