using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>Completes values of an interface or a union.</summary>
internal sealed class AbstractCompleter<T>(CompiledField field, bool nonNull) : Completer(field, nonNull)
{
    private readonly PossibleTypes _possible = new(field.Children);

    public override Type InputType => typeof(T);

    public override CompletedColumn CreateColumn(OperationRun run) => new AbstractColumn<T>(run, this, _possible);
}

/// <summary>Values of an interface or a union, parted by their object type: a place below for each that occurs.</summary>
internal sealed class AbstractColumn<T>(OperationRun run, Completer completer, PossibleTypes possible)
    : CompletedColumn(run, completer)
{
    private readonly Place?[] _places = new Place?[completer.Field.Children.Length];
    private readonly Partition?[] _partitions = new Partition?[completer.Field.Children.Length];

    // Which possible type each row has (-1 for null), and its row in that type's place.
    private int[] _types = [];
    private int[] _rows = [];

    protected override void CompleteRows(Column column)
    {
        var values = ((Column<T>)column).Values;
        _types = ArrayPool<int>.Shared.Rent(Math.Max(values.Length, 1));
        _rows = ArrayPool<int>.Shared.Rent(Math.Max(values.Length, 1));
        Span<int> counts = _places.Length <= 64 ? stackalloc int[_places.Length] : new int[_places.Length];
        counts.Clear();
        Classify(values, counts);
        for (var type = 0; type < counts.Length; type++)
        {
            if (counts[type] > 0)
            {
                (_partitions[type] ??= CreatePartition(type)).Rent(counts[type]);
            }
        }

        for (var row = 0; row < values.Length; row++)
        {
            if (_types[row] >= 0)
            {
                _partitions[_types[row]]!.Set(_rows[row], values[row]!);
            }
        }

        for (var type = 0; type < counts.Length; type++)
        {
            if (counts[type] > 0)
            {
                var place = _places[type] ??= new Place(Run, Field.Children[type]);
                place.Execute(_partitions[type]!.Rows!, counts[type]);
            }
        }
    }

    private void Classify(ReadOnlySpan<T> values, Span<int> counts)
    {
        Type? last = null;
        var lastIndex = -1;
        for (var row = 0; row < values.Length; row++)
        {
            _types[row] = -1;
            if (HasOwnErrors && HasError(row))
            {
                continue;
            }

            if (values[row] is null)
            {
                SetNull(row);
                continue;
            }

            var runtimeType = values[row]!.GetType();
            if (runtimeType != last)
            {
                last = runtimeType;
                lastIndex = possible.IndexOf(runtimeType);
            }

            if (lastIndex < 0)
            {
                SetError(row, UnknownType(runtimeType));
                continue;
            }

            _types[row] = lastIndex;
            _rows[row] = counts[lastIndex]++;
        }
    }

    private GraphQLError UnknownType(Type runtimeType) =>
        new(
            $"Abstract type \"{Field.Definition!.Type.Named.Name}\" must resolve to an Object type at runtime for field "
                + $"\"{Field.Coordinate}\": a value is a '{runtimeType.Name}', which none of its possible types is."
        )
        {
            Code = ErrorCodes.Internal,
        };

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = NativeCode.Introspection)]
    private Partition CreatePartition(int type) =>
        (Partition)
            Activator.CreateInstance(
                typeof(Partition<>).MakeGenericType(Field.Children[type].Type.RuntimeType ?? typeof(T))
            )!;

    protected override bool PropagateBelow()
    {
        var failures = false;
        var nulled = false;
        foreach (var place in _places)
        {
            if (place is not null)
            {
                nulled |= place.Propagate();
                failures |= place.HasFailures;
            }
        }

        if (nulled)
        {
            for (var row = 0; row < Count; row++)
            {
                if (_types[row] >= 0 && _places[_types[row]]!.IsNulled(_rows[row]))
                {
                    Nullify(row);
                }
            }
        }

        return failures;
    }

    protected override void CollectErrorsBelow(int row, ErrorCollector collector)
    {
        if (_types[row] >= 0)
        {
            _places[_types[row]]!.CollectErrors(_rows[row], collector);
        }
    }

    protected override void CollectCauseBelow(int row, ErrorCollector collector) =>
        _places[_types[row]]!.CollectCause(_rows[row], collector);

    protected override void CollectIncrementalBelow(int row, IncrementalCollector collector)
    {
        if (_types[row] >= 0)
        {
            _places[_types[row]]!.CollectIncremental(_rows[row], collector);
        }
    }

    protected override void WriteRow(JsonWriter writer, int row)
    {
        if (_types[row] >= 0)
        {
            _places[_types[row]]!.Write(writer, _rows[row]);
        }
        else
        {
            writer.WriteNull();
        }
    }

    protected override void ResetBelow()
    {
        for (var type = 0; type < _places.Length; type++)
        {
            _places[type]?.Reset();
            _partitions[type]?.Reset();
        }

        if (_types.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_types);
            ArrayPool<int>.Shared.Return(_rows);
            _types = [];
            _rows = [];
        }
    }
}
