using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Rows that are values or errors of the response.</summary>
internal readonly struct FallibleRow<T> : IRowFormat<ResolverResult<T>, T>
{
    /// <inheritdoc />
    public static bool IsPlain => false;

    /// <inheritdoc />
    public static void Store(Column<T> column, int row, ResolverResult<T> value)
    {
        column.Values[row] = value.Value!;
        if (value.Error is { } error)
        {
            column.SetError(row, error);
        }
    }
}
