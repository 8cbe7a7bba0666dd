using Graph.Execution.Operations;

namespace Graph.Execution.Columns;

/// <summary>How the values of one C# type become values of one GraphQL type: made once when a field is compiled.</summary>
/// <param name="field">The field whose values, or whose items at some level, are completed.</param>
/// <param name="nonNull">True if null is an error at this position.</param>
/// <remarks><see href="https://spec.graphql.org/September2025/#CompleteValue()"/></remarks>
internal abstract class Completer(CompiledField field, bool nonNull)
{
    public CompiledField Field { get; } = field;

    public bool NonNull { get; } = nonNull;

    /// <summary>The C# type of the rows that it completes.</summary>
    public abstract Type InputType { get; }

    /// <summary>A column to hold completed values, reused by every request that gets the run.</summary>
    public abstract CompletedColumn CreateColumn(OperationRun run);
}
