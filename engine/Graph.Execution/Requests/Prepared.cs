using System.Collections.Immutable;
using Graph.Execution.Operations;
using Graph.Types;

namespace Graph.Execution;

/// <summary>What was prepared of one operation of a document, or why there is nothing.</summary>
/// <typeparam name="T">What an executor runs: a compiled operation, a plan.</typeparam>
/// <param name="Value">What to run; null if there are errors.</param>
/// <param name="Operation">The operation; null if it was not found.</param>
/// <param name="Document">The document as UTF-8.</param>
/// <param name="Errors">Why it cannot be run.</param>
internal sealed record Prepared<T>(
    T? Value,
    SelectedOperation? Operation,
    ReadOnlyMemory<byte> Document,
    ImmutableArray<GraphQLError> Errors
)
    where T : class
{
    /// <summary>True if it can be run.</summary>
    public bool IsReady => Value is not null;
}
