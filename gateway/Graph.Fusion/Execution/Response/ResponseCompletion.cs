using System.Buffers.Text;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Response;

/// <summary>
/// Writes the composed response: every selected field as a value or as null, with nulls carried up to the first
/// position that may be null. One pass; what turns out to be null is taken back.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#CompleteValue()"/></remarks>
internal sealed class ResponseCompletion(QueryPlan plan, ResultStore store, ClientVariables variables)
{
    /// <summary>
    /// How often one error is told for one field. Every null of a page is explained, because clients look for an error at
    /// the very path of a null; in lists of lists, the rest are nulls with the same reason.
    /// </summary>
    private const int MaxErrorsPerField = 100;

    private readonly PooledBytes _output = new(plan.ResponseBytes.Expected);
    private readonly List<PathStep> _path = [];
    private Dictionary<(SelectionField, int), int>? _told;

    /// <summary>The errors that the client gets.</summary>
    public List<PositionedError> Errors { get; } = [];

    private readonly record struct PathStep(SelectionField? Field, int Index);

    /// <summary>Writes the value of <c>data</c>.</summary>
    public PooledBytes Complete()
    {
        if (!WriteObject(store.Root))
        {
            _output.Length = 0;
            _output.Write("null"u8);
        }

        plan.ResponseBytes.Observe(_output.Length);
        return _output;
    }

    private bool WriteObject(int instance)
    {
        var shape = store.ShapeOf(instance);
        _output.Write((byte)'{');
        var first = true;
        foreach (var field in shape.ClientFields)
        {
            if (!variables.Includes(field.Mask))
            {
                continue;
            }

            if (!first)
            {
                _output.Write((byte)',');
            }

            first = false;
            _output.WriteShort(field.MemberUtf8, 0, field.MemberLength);
            if (field.IsTypeName)
            {
                _output.Write(plan.Types[store.TypeOf(instance)].Json);
                continue;
            }

            ref readonly var slot = ref store.FieldOf(instance, field.Slot);
            if (slot.Kind == SlotKind.Leaf)
            {
                _output.WriteShort(store.AnswerOf(slot), slot.Start, slot.Length);
                continue;
            }

            _path.Add(new PathStep(field, 0));
            var isComplete = WriteValue(slot, field, 0);
            _path.RemoveAt(_path.Count - 1);
            if (!isComplete)
            {
                return false;
            }
        }

        _output.Write((byte)'}');
        return true;
    }

    /// <returns>False if null must be carried to the parent; what was written then has to be taken back.</returns>
    private bool WriteValue(in Slot slot, SelectionField field, int level)
    {
        var start = _output.Length;
        switch (slot.Kind)
        {
            case SlotKind.Leaf:
                _output.Write(store.BytesOf(slot));
                return true;
            case SlotKind.List when WriteList(slot, field, level):
                return true;
            case SlotKind.Object when !store.IsAbsent(slot.Start) && WriteObject(slot.Start):
                return true;
            case SlotKind.Null when field.Type.IsNonNull(level):
                AddError(field, NullOf(field));
                return false;
            case SlotKind.Error:
                AddError(field, slot.Reference);
                break;
            case SlotKind.Missing:
                AddError(field, MissingOf(field));
                break;
        }

        if (field.Type.IsNonNull(level))
        {
            return false;
        }

        _output.Length = start;
        _output.Write("null"u8);
        return true;
    }

    private bool WriteList(in Slot list, SelectionField field, int level)
    {
        _output.Write((byte)'[');
        for (var i = 0; i < list.Length; i++)
        {
            if (i > 0)
            {
                _output.Write((byte)',');
            }

            _path.Add(new PathStep(null, i));
            var isComplete = WriteValue(store[list.Start + i], field, level + 1);
            _path.RemoveAt(_path.Count - 1);
            if (!isComplete)
            {
                return false;
            }
        }

        _output.Write((byte)']');
        return true;
    }

    private int NullOf(SelectionField field) =>
        store.AddErrorOnce(
            field,
            new ResponseError(
                $"'{field.Definition.Coordinate}' is non-null, but its source has no value for it: it does not know the object, or gave null.",
                ResponseErrorCodes.NullValue,
                null
            )
        );

    private int MissingOf(SelectionField field) =>
        store.AddErrorOnce(
            field,
            new ResponseError(
                $"No source delivered '{field.Definition.Coordinate}'.",
                ResponseErrorCodes.InvalidResponse,
                null
            )
        );

    private void AddError(SelectionField field, int error)
    {
        _told ??= [];
        var key = (field, error);
        _told.TryGetValue(key, out var told);
        _told[key] = told + 1;
        if (told < MaxErrorsPerField)
        {
            Errors.Add(new PositionedError(store.Errors[error], PathJson(), field.Location));
        }
    }

    private byte[] PathJson()
    {
        using var json = new PooledBytes(128);
        json.Write((byte)'[');
        var isFirst = true;
        foreach (var step in _path)
        {
            if (!isFirst)
            {
                json.Write((byte)',');
            }

            isFirst = false;
            if (step.Field is { } field)
            {
                json.Write(field.MemberUtf8.AsSpan(0, field.MemberLength - 1));
                continue;
            }

            Utf8Formatter.TryFormat(step.Index, json.GetSpan(12), out var written);
            json.Advance(written);
        }

        json.Write((byte)']');
        return json.Span.ToArray();
    }
}

/// <summary>An error at a position of the response.</summary>
/// <param name="Error">What happened.</param>
/// <param name="Path">The path as JSON; null for an error that has no position.</param>
/// <param name="Location">Where the field stands in the client's document.</param>
internal sealed record PositionedError(ResponseError Error, byte[]? Path, Language.Location Location);
