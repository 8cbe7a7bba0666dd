using Graph.Execution.DataLoaders;
using Graph.Language;
using Graph.Validation;

namespace Graph.Execution;

/// <summary>The limits and the surroundings of a <see cref="RequestExecutor"/>.</summary>
public sealed record ExecutionOptions
{
    /// <summary>The limits of documents from clients: bytes, tokens, nesting.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Default;

    /// <summary>
    /// The limits of validation. Null trusts every document, which only a server of documents that were validated
    /// elsewhere may do.
    /// </summary>
    public ValidationOptions? Validation { get; init; } = ValidationOptions.Default;

    /// <summary>The deepest nesting of fields in an operation, fragments expanded. Default 100.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>
    /// The most fields of an operation, counted as if every fragment were written out wherever it is used. Default
    /// 100,000.
    /// </summary>
    public int MaxFields { get; init; } = 100_000;

    /// <summary>
    /// The most values of a response: the fields of all its objects and the items of all its lists. Default 300,000, some
    /// 60 ms of work.
    /// </summary>
    public int MaxValues { get; init; } = 300_000;

    /// <summary>
    /// The most values that the variables of one request are made of, counting every field that their input objects may
    /// have. Default 200,000.
    /// </summary>
    public int MaxVariableValues { get; init; } = 200_000;

    /// <summary>The most sets of variables in one request. Default 10,000.</summary>
    public int MaxVariableSets { get; init; } = 10_000;

    /// <summary>The most errors that one set of variables reports before the rest is left out. Default 50.</summary>
    public int MaxVariableErrors { get; init; } = 50;

    /// <summary>How long a request may take; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The most fragments and lists of one response that may be pending at the same time because of <c>@defer</c> and
    /// <c>@stream</c>, counted for each object that has one. Default 5,000.
    /// </summary>
    public int MaxPendingResults { get; init; } = 5_000;

    /// <summary>The limits of data loaders.</summary>
    public DataLoaderOptions DataLoaders { get; init; } = new();

    /// <summary>The most operations kept ready. Default 1,000.</summary>
    public int CachedOperations { get; init; } = 1_000;

    /// <summary>
    /// The most bytes of documents kept for ready operations, whose trees take some forty times as many. Default 4 MiB.
    /// </summary>
    public long CachedDocumentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// The most fields that ready operations may have together, each counted for every type that it was compiled for.
    /// Default 200,000, some 100 MB.
    /// </summary>
    public long CachedFields { get; init; } = 200_000;

    /// <summary>
    /// The most documents whose errors are remembered, so that a client that repeats a mistake pays for it once. Default 200.
    /// </summary>
    public int CachedRefusals { get; init; } = 200;

    /// <summary>Says what clients are told of exceptions; null where that is always <c>INTERNAL_SERVER_ERROR</c>.</summary>
    public IErrorFilter? ErrorFilter { get; init; }

    /// <summary>Is told what goes wrong inside; null for nobody.</summary>
    public IExecutionDiagnostics? Diagnostics { get; init; }
}
