using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>Completes leaves of a C# <see cref="Nullable{T}"/>.</summary>
internal sealed class NullableLeafCompleter<T>(CompiledField field, bool nonNull, LeafSerializer<T> serializer)
    : Completer(field, nonNull)
    where T : struct
{
    public override Type InputType => typeof(T?);

    public override CompletedColumn CreateColumn(OperationRun run) => new NullableLeafColumn<T>(run, this, serializer);
}

/// <summary>Scalars and enums of a C# <see cref="Nullable{T}"/>.</summary>
internal sealed class NullableLeafColumn<T>(OperationRun run, Completer completer, LeafSerializer<T> serializer)
    : CompletedColumn(run, completer)
    where T : struct
{
    private Column<T?>? _values;

    protected override void CompleteRows(Column column)
    {
        _values = (Column<T?>)column;
        if (!NonNull && !serializer.MayFail)
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

            if (values[row] is not { } value)
            {
                SetNull(row);
            }
            else if (serializer.MayFail && !serializer.Validate(value, out var problem))
            {
                SetError(row, new GraphQLError(problem ?? "The value cannot be serialized."));
            }
        }
    }

    protected override void WriteRow(JsonWriter writer, int row)
    {
        if (_values!.Values[row] is { } value)
        {
            serializer.Write(writer, value);
        }
        else
        {
            writer.WriteNull();
        }
    }

    protected override void ResetBelow() => _values = null;
}
