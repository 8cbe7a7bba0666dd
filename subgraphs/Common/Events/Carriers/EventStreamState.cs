namespace Graph.Common.Events.Carriers;

/// <summary>What is known of a stream of a carrier that numbers batches and may lose them.</summary>
/// <param name="End">The number of the last batch; 0 if there has been none.</param>
/// <param name="Groups">
/// Who gets every batch of it. Where the carrier loses the stream, it is begun again with the same groups: otherwise what is
/// published again could be consumed by one of them and be trimmed before another one, which is away, is there again.
/// </param>
public sealed record EventStreamState(long End, IReadOnlyList<string> Groups)
{
    /// <summary>A stream that nothing is known of.</summary>
    public static EventStreamState Empty { get; } = new(0, []);
}
