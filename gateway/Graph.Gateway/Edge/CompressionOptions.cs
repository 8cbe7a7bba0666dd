namespace Graph.Gateway.Edge;

/// <summary>Which responses are compressed.</summary>
public sealed record CompressionOptions
{
    /// <summary>Whether any are (<c>Compression:Enabled</c>).</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The smallest response that is worth it, in bytes (<c>Compression:MinimumBytes</c>).</summary>
    public int MinimumBytes { get; init; } = 1_024;
}
