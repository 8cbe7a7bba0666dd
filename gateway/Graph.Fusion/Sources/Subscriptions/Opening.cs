namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>What became of opening a subscription by one transport.</summary>
/// <param name="Stream">The open subscription; null if there is none.</param>
/// <param name="Refusal">What the source answered instead, or why it did not; null if there is a stream.</param>
/// <param name="IsSpoken">False if the source does not know the transport.</param>
internal readonly record struct Opening(SourceStream? Stream, SourceResponse? Refusal, bool IsSpoken)
{
    /// <summary>It is open.</summary>
    public static Opening Of(SourceStream stream) => new(stream, null, true);

    /// <summary>The source does not want it, or is not there.</summary>
    public static Opening Refused(SourceResponse refusal) => new(null, refusal, true);

    /// <summary>The source does not know the transport.</summary>
    public static Opening NotSpoken(string failure, int status) =>
        new(null, SourceResponse.Failed(failure, status), false);
}
