using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>Completes leaves whose C# type can show null by itself, or never is null.</summary>
internal sealed class LeafCompleter<T>(CompiledField field, bool nonNull, LeafSerializer<T> serializer)
    : Completer(field, nonNull)
{
    public override Type InputType => typeof(T);

    public override CompletedColumn CreateColumn(OperationRun run) => new LeafColumn<T>(run, this, serializer);
}

/// <summary>Scalars and enums: kept as the resolver gave them, checked only if the serializer can refuse a value.</summary>
internal sealed class LeafColumn<T>(OperationRun run, Completer completer, LeafSerializer<T> serializer)
    : CompletedColumn(run, completer)
{
    // Asked before every comparison with null, which would box values wherever code is not optimised yet.
    private static readonly bool CanBeNull = !typeof(T).IsValueType;

    private Column<T>? _values;

    protected override void CompleteRows(Column column)
    {
        _values = (Column<T>)column;
        if (!(NonNull && CanBeNull) && !serializer.MayFail)
        {
            return;
        }

        var values = _values.Values;
        for (var row = 0; row < values.Length; row++)
        {
            if (HasOwnErrors && HasError(row))
            {
                continue;
            }

            if (CanBeNull && values[row] is null)
            {
                SetNull(row);
            }
            else if (serializer.MayFail && !serializer.Validate(values[row], out var problem))
            {
                SetError(row, new GraphQLError(problem ?? "The value cannot be serialized."));
            }
        }
    }

    protected override void WriteRow(JsonWriter writer, int row)
    {
        var value = _values!.Values[row];
        if (CanBeNull && value is null)
        {
            writer.WriteNull();
        }
        else
        {
            serializer.Write(writer, value!);
        }
    }

    protected override void ResetBelow() => _values = null;
}
