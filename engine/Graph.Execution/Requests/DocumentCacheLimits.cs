namespace Graph.Execution;

/// <summary>How much a <see cref="DocumentCache{T}"/> keeps.</summary>
/// <param name="MaxCount">The most documents; 0 keeps none.</param>
/// <param name="MaxBytes">The most bytes of the documents together; what is made of them takes many times as many.</param>
internal sealed record DocumentCacheLimits(int MaxCount, long MaxBytes)
{
    /// <summary>The largest document that is kept: a few larger ones would push out everything else. Default a quarter of all.</summary>
    public long MaxDocumentBytes { get; init; } = MaxBytes / 4;

    /// <summary>The most that the values may have grown together (<see cref="IGrowing"/>).</summary>
    public long MaxWeight { get; init; } = long.MaxValue;
}
