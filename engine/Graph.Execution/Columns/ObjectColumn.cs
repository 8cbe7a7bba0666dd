using System.Buffers;
using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Execution.Writing;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>Completes values of an object type.</summary>
internal sealed class ObjectCompleter<T, TChild, TCast>(CompiledField field, bool nonNull) : Completer(field, nonNull)
    where TCast : struct, IRowCast<T, TChild>
{
    public override Type InputType => typeof(T);

    public override CompletedColumn CreateColumn(OperationRun run) => new ObjectColumn<T, TChild, TCast>(run, this);
}

/// <summary>Objects of one type: the rows that are not null are the parents of the place below.</summary>
internal sealed class ObjectColumn<T, TChild, TCast>(OperationRun run, Completer completer)
    : CompletedColumn(run, completer)
    where TCast : struct, IRowCast<T, TChild>
{
    // Asked before every comparison with null, which would box values wherever code is not optimised yet.
    private static readonly bool CanBeNull =
        !typeof(T).IsValueType || Nullable.GetUnderlyingType(typeof(T)) is not null;

    private readonly Place _place = new(run, completer.Field.Children[0]);
    private Column<TChild>? _parents;

    // The row below of each row, or -1; empty if all rows are below as they are.
    private int[] _rows = [];

    protected override void CompleteRows(Column column)
    {
        var values = (Column<T>)column;
        if (TCast.KeepsRows && !HasOwnErrors && !HasNull(values.Values))
        {
            _place.Execute(column, column.Count);
            return;
        }

        Gather(values.Values);
        _place.Execute(_parents!, _parents!.Count);
    }

    private static bool HasNull(ReadOnlySpan<T> values)
    {
        if (CanBeNull)
        {
            foreach (var value in values)
            {
                if (value is null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Gather(ReadOnlySpan<T> values)
    {
        _rows = ArrayPool<int>.Shared.Rent(Math.Max(values.Length, 1));
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            _rows[row] = -1;
            if (HasOwnErrors && HasError(row))
            {
                continue;
            }

            if (CanBeNull && values[row] is null)
            {
                SetNull(row);
            }
            else if (TCast.TryCast(values[row], out _))
            {
                _rows[row] = count++;
            }
            else
            {
                SetError(row, Run.Report(Field, WrongType(values[row])));
            }
        }

        _parents = Column<TChild>.Rent(count);
        var parents = _parents.Values;
        for (var row = 0; row < values.Length; row++)
        {
            if (_rows[row] >= 0)
            {
                TCast.TryCast(values[row], out parents[_rows[row]]!);
            }
        }
    }

    private InvalidOperationException WrongType(T value) =>
        new(
            $"{Field.Coordinate} gave a '{value!.GetType()}' where '{Field.Children[0].Type.Name}' needs a "
                + $"'{typeof(TChild)}'."
        );

    protected override bool PropagateBelow()
    {
        if (_place.Propagate())
        {
            for (var row = 0; row < Count; row++)
            {
                if (RowOf(row) is >= 0 and var below && _place.IsNulled(below))
                {
                    Nullify(row);
                }
            }
        }

        return _place.HasFailures;
    }

    protected override void CollectErrorsBelow(int row, ErrorCollector collector)
    {
        if (RowOf(row) is >= 0 and var below)
        {
            _place.CollectErrors(below, collector);
        }
    }

    protected override void CollectCauseBelow(int row, ErrorCollector collector) =>
        _place.CollectCause(RowOf(row), collector);

    protected override void CollectIncrementalBelow(int row, IncrementalCollector collector)
    {
        if (RowOf(row) is >= 0 and var below)
        {
            _place.CollectIncremental(below, collector);
        }
    }

    protected override void WriteRow(JsonWriter writer, int row)
    {
        if (RowOf(row) is >= 0 and var below)
        {
            _place.Write(writer, below);
        }
        else
        {
            writer.WriteNull();
        }
    }

    protected override void ResetBelow()
    {
        _place.Reset();
        _parents?.Dispose();
        _parents = null;
        if (_rows.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_rows);
            _rows = [];
        }
    }

    private int RowOf(int row) => _rows.Length == 0 ? row : _rows[row];
}
