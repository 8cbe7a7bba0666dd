using Graph.Fusion.Execution.Subscriptions;
using Graph.Fusion.Planning;
using Graph.Language;
using Graph.Validation;

namespace Graph.Fusion.Execution;

/// <summary>The limits and the surroundings of a <see cref="FusionRequestExecutor"/>.</summary>
public sealed record FusionExecutorOptions
{
    /// <summary>The limits of documents from clients: bytes, tokens, nesting.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Default;

    /// <summary>The limits of validation; null trusts every document.</summary>
    public ValidationOptions? Validation { get; init; } = ValidationOptions.Default;

    /// <summary>The limits of planning.</summary>
    public PlanningOptions Planning { get; init; } = new();

    /// <summary>How long a request may take as a whole. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the parts of one request to a source wait for each other; then those that are ready go ahead. Default
    /// 100 ms.
    /// </summary>
    public TimeSpan BatchLinger { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How deep a source's response may nest. Default 128, at most 256.</summary>
    public int MaxResponseDepth { get; init; } = 128;

    /// <summary>
    /// The most errors in one response; where there are more, a last one says how many. Default 1,000.
    /// </summary>
    public int MaxErrors { get; init; } = 1_000;

    /// <summary>The clock by which the parts of a request wait for each other.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// The most fragments and lists of one response that may be pending at the same time because of <c>@defer</c> and
    /// <c>@stream</c>, counted for each object that has one. Default 5,000.
    /// </summary>
    public int MaxPendingResults { get; init; } = 5_000;

    /// <summary>The most sets of variables in one request. Default 1,000.</summary>
    public int MaxVariableSets { get; init; } = 1_000;

    /// <summary>How many sets of variables of one request are executed at once. Default 16.</summary>
    public int MaxParallelVariableSets { get; init; } = 16;

    /// <summary>The limits of subscriptions.</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();

    /// <summary>Is told of a fault of the gateway that no request is left to answer; null for nobody.</summary>
    public Action<Exception>? Report { get; init; }
}
