using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>How one row, as a method returns it, becomes a row of the column.</summary>
/// <typeparam name="TRow">What the method returns per row.</typeparam>
/// <typeparam name="TResult">The C# type of the column's rows.</typeparam>
internal interface IRowFormat<TRow, TResult>
{
    /// <summary>True if rows are stored as they are, so that whole lists can be copied.</summary>
    static abstract bool IsPlain { get; }

    /// <summary>Stores a row.</summary>
    static abstract void Store(Column<TResult> column, int row, TRow value);
}
