namespace Graph.Common.Events.Carriers;

/// <summary>
/// A stream does not end where the relay left it: somebody else has published (the end is further), or the carrier has lost
/// what it had confirmed (the end is nearer).
/// </summary>
/// <param name="end">The number of the stream's last batch.</param>
public sealed class StreamMovedException(long end) : Exception($"The stream ends with batch {end}.")
{
    /// <summary>The number of the stream's last batch.</summary>
    public long End { get; } = end;
}
