using System.Buffers;
using System.Runtime.CompilerServices;

namespace Graph.Execution.Resolvers;

/// <summary>A column of values of one C# type in pooled memory. Owned by whoever holds it last: dispose it once.</summary>
/// <typeparam name="T">The C# type of the rows.</typeparam>
public sealed class Column<T> : Column
{
    private T[] _values;

    private Column(T[] values, int count)
    {
        _values = values;
        Count = count;
    }

    /// <inheritdoc />
    public override Type ElementType => typeof(T);

    /// <summary>The rows, writable by the column's owner.</summary>
    public Span<T> Values => _values.AsSpan(0, Count);

    /// <summary>The pooled memory: at least <see cref="Column.Count"/> long.</summary>
    internal T[] Array => _values;

    /// <summary>The row's value.</summary>
    public T this[int row] => Values[row];

    /// <summary>A column of <paramref name="count"/> rows from the pool. Its rows hold old values until written.</summary>
    public static Column<T> Rent(int count) => new(count == 0 ? [] : ArrayPool<T>.Shared.Rent(count), count);

    /// <summary>Gives a disposed column new rows, which hold old values until written.</summary>
    /// <exception cref="InvalidOperationException">The column is in use.</exception>
    internal void RentAgain(int count)
    {
        if (_values.Length > 0)
        {
            throw new InvalidOperationException("The column is in use.");
        }

        _values = count == 0 ? [] : ArrayPool<T>.Shared.Rent(count);
        Count = count;
    }

    /// <summary>A column with the given rows, copied.</summary>
    public static Column<T> From(IReadOnlyList<T> rows)
    {
        var column = Rent(rows.Count);
        switch (rows)
        {
            case T[] array:
                array.CopyTo(column.Values);
                break;
            case List<T> list:
                list.CopyTo(column._values);
                break;
            default:
                for (var i = 0; i < column.Count; i++)
                {
                    column._values[i] = rows[i];
                }

                break;
        }

        return column;
    }

    /// <inheritdoc />
    public override bool IsNull(int row) => Values[row] is null;

    /// <inheritdoc />
    public override object? GetValue(int row) => Values[row];

    /// <inheritdoc />
    public override Column Select(ReadOnlySpan<int> rows)
    {
        var selected = Rent(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            selected._values[i] = Values[rows[i]];
        }

        return selected;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        var values = _values;
        if (values.Length > 0)
        {
            _values = [];
            Count = 0;
            ArrayPool<T>.Shared.Return(values, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }
}
