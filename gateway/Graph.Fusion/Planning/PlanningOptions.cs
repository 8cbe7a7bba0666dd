namespace Graph.Fusion.Planning;

/// <summary>Limits of planning.</summary>
public sealed record PlanningOptions
{
    /// <summary>How many plans are tried for one operation; the first is the greedy one.</summary>
    public int MaxAttempts { get; init; } = 100;

    /// <summary>How long to look for a better plan once there is one.</summary>
    public TimeSpan MaxSearchTime { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many fields an operation may have once its fragments are written out.</summary>
    public int MaxFields { get; init; } = 5_000;

    /// <summary>How deep fields may nest once fragments are written out.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>
    /// How many fragments of an operation may be deferred, counted for every place and type where they apply. The rest is
    /// delivered with what is around it, as <c>@defer</c> lets a server do: each has requests of its own. Default 100.
    /// </summary>
    public int MaxDeferredFragments { get; init; } = 100;

    /// <summary>How many fetches one operation may need.</summary>
    public int MaxFetches { get; init; } = 1_000;

    /// <summary>How many plans are kept.</summary>
    public int CacheCapacity { get; init; } = 1_000;

    /// <summary>How many bytes the documents of the plans that are kept may have together. Default 4 MiB.</summary>
    public long CachedDocumentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many documents are kept whose errors are known. Default 200.</summary>
    public int CachedRefusals { get; init; } = 200;
}
