using Graph.Annotations.Binding;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>An argument column of <typeparamref name="T"/>.</summary>
internal sealed class ArgumentColumn<T>(ArgumentBinder<T> binder) : ArgumentColumn
{
    /// <inheritdoc />
    public override Array Create(int count) => new T[count];

    /// <inheritdoc />
    public override void Bind(Array column, int row, ArgumentValues arguments) =>
        ((T[])column)[row] = binder.Bind(arguments);

    /// <inheritdoc />
    public override Array Trim(Array column, int count) =>
        column.Length == count ? column : ((T[])column).AsSpan(0, count).ToArray();
}
