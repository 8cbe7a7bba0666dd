using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Rows that are values.</summary>
internal readonly struct PlainRow<T> : IRowFormat<T, T>
{
    /// <inheritdoc />
    public static bool IsPlain => true;

    /// <inheritdoc />
    public static void Store(Column<T> column, int row, T value) => column.Values[row] = value;
}
