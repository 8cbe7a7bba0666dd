using System.Collections.Immutable;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>A prepared operation, or why there is none.</summary>
/// <param name="Operation">The operation; null if there are errors.</param>
/// <param name="Errors">The errors.</param>
internal sealed record Preparation(PreparedOperation? Operation, ImmutableArray<GraphQLError> Errors)
{
    /// <summary>True if there is an operation.</summary>
    public bool IsReady => Operation is not null;
}
