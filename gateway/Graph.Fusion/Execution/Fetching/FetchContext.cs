using Graph.Execution;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>What the fetches of one request share.</summary>
internal sealed record FetchContext(
    FusionSchema Schema,
    ISourceTransport[] Transports,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    TimeSpan BatchLinger,
    int MaxResponseDepth,
    TimeProvider Time,
    CancellationToken CancellationToken
)
{
    /// <summary>The files of the client's request; null for none.</summary>
    public FileVariables? Files { get; init; }
}
