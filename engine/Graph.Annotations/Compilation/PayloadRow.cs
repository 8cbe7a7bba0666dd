using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Results of a mutation that has no errors of its own: each is a success.</summary>
internal readonly struct PayloadRow<T> : IRowFormat<T, FieldResult<T>>
{
    /// <inheritdoc />
    public static bool IsPlain => false;

    /// <inheritdoc />
    public static void Store(Column<FieldResult<T>> column, int row, T value) =>
        column.Values[row] = new FieldResult<T>(value);
}
