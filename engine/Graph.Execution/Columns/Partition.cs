using Graph.Execution.Resolvers;

namespace Graph.Execution.Columns;

/// <summary>The rows of an abstract column that are of one object type.</summary>
internal abstract class Partition
{
    /// <summary>The rows; null if there are none.</summary>
    public abstract Column? Rows { get; }

    public abstract void Rent(int count);

    public abstract void Set(int row, object value);

    public abstract void Reset();
}

/// <inheritdoc />
internal sealed class Partition<T> : Partition
{
    private Column<T>? _rows;

    public override Column? Rows => _rows;

    public override void Rent(int count) => _rows = Column<T>.Rent(count);

    public override void Set(int row, object value) => _rows!.Values[row] = (T)value;

    public override void Reset()
    {
        _rows?.Dispose();
        _rows = null;
    }
}
