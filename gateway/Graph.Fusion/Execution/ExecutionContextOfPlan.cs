using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution;

/// <summary>What all executions of one request share.</summary>
internal sealed record ExecutionContextOfPlan(
    FusionSchema Schema,
    ISourceTransport[] Transports,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    TimeSpan BatchLinger,
    int MaxResponseDepth,
    CancellationToken CancellationToken
);
