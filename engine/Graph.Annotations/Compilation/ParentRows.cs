using System.Collections;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>The parents as a list of one C# type: a view of the column, no copy. Valid during the resolver's call.</summary>
/// <typeparam name="T">The C# type that the resolver takes.</typeparam>
internal sealed class ParentRows<T> : IReadOnlyList<T>
{
    private readonly Column _column;
    private readonly Column<T>? _typed;
    private readonly int[]? _rows;

    /// <summary>A view of some rows of a column, or of all.</summary>
    public ParentRows(Column column, int[]? rows = null)
    {
        _column = column;
        _typed = column as Column<T>;
        _rows = rows;
        Count = rows?.Length ?? column.Count;
    }

    /// <inheritdoc />
    public int Count { get; }

    /// <inheritdoc />
    public T this[int index]
    {
        get
        {
            var row = _rows is null ? index : _rows[index];

            // A column of another C# type holds implementations of an interface or base class.
            return _typed is not null ? _typed[row] : (T)_column.GetValue(row)!;
        }
    }

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
