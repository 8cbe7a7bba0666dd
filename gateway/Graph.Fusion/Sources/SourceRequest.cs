namespace Graph.Fusion.Sources;

/// <summary>One HTTP request to a source.</summary>
/// <param name="Body">The JSON body; valid until the response is there.</param>
/// <param name="IsBatch">True if several answers are expected.</param>
/// <param name="IsRepeatable">True if it only reads, so that it may be sent again when a connection fails.</param>
/// <param name="Headers">Headers of the client's request to pass on.</param>
public readonly record struct SourceRequest(
    ReadOnlyMemory<byte> Body,
    bool IsBatch,
    bool IsRepeatable,
    IReadOnlyList<KeyValuePair<string, string>> Headers
)
{
    /// <summary>The files that go with it, so that it is sent as a multipart request; null for none.</summary>
    public IReadOnlyList<SourceFile>? Files { get; init; }
}
