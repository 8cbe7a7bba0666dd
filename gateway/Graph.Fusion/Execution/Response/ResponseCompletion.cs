using System.Runtime.InteropServices;
using Graph.Execution.Operations;
using Graph.Fusion.Execution.Incremental;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Execution.Response;

/// <summary>
/// Writes the composed response: every selected field as a value or as null, with nulls carried up to the first
/// position that may be null. One pass; what turns out to be null is taken back.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#CompleteValue()"/></remarks>
/// <param name="plan">The plan.</param>
/// <param name="store">The results.</param>
/// <param name="variables">The client's variables.</param>
/// <param name="maxErrors">The most errors that are told.</param>
/// <param name="part">The part of the response that is written; null if there is only one.</param>
internal sealed class ResponseCompletion(
    QueryPlan plan,
    ResultStore store,
    ClientVariables variables,
    int maxErrors,
    PartContext? part = null
)
{
    private const int InitialPartBytes = 1024;

    private static readonly FieldError BadInitialCount = new(
        StreamUsage.BadInitialCount.Message,
        StreamUsage.BadInitialCount.Code,
        null
    );

    private readonly PooledBytes _output = new(part is null ? plan.ResponseBytes.Expected : InitialPartBytes);
    private readonly List<PathStep> _path = part is null ? [] : [.. part.Path];
    private readonly ResponseErrors _errors = new(maxErrors);
    private bool _isConsequence;

    /// <summary>The errors that the client gets, in the order of the response.</summary>
    public List<GraphQLError> Errors { get; private set; } = [];

    /// <summary>The error that left nothing of a part; null if there is none.</summary>
    public GraphQLError? Cause { get; private set; }

    /// <summary>Writes the value of <c>data</c>.</summary>
    public PooledBytes Complete()
    {
        if (!WriteObject(store.Root))
        {
            _output.Length = 0;
            _output.Write("null"u8);
            part?.TakeBack(default);
        }

        Errors = part is null ? _errors.ToList(store.Unplaced, store.LeftOut) : _errors.ToList(part.Unplaced, 0);
        plan.ResponseBytes.Observe(_output.Length);
        return _output;
    }

    /// <summary>Writes the fields of one object that are the part's.</summary>
    /// <returns>The object as JSON; null if a null in it left nothing of it: see <see cref="Cause"/>.</returns>
    public PooledBytes? CompleteFields(int instance)
    {
        if (WriteFields(instance))
        {
            Errors = _errors.ToList(part!.Unplaced, 0);
            return _output;
        }

        Cause = _errors.Last;
        _output.Dispose();
        return null;
    }

    /// <summary>Writes the items of a list that come later, up to the first that may not be null but is.</summary>
    public void CompleteItems(StreamedList stream)
    {
        stream.Data = _output;
        for (var i = 0; i < stream.Count; i++)
        {
            var (start, told, found) = (_output.Length, _errors.Now, part!.Mark);
            _path.Add(new PathStep(null, stream.First + i));
            var isComplete = WriteValue(stream.List.Start + stream.First + i, stream.Field, 1);
            _path.RemoveAt(_path.Count - 1);
            if (!isComplete)
            {
                Cause = _errors.Last;
                _output.Length = start;
                _errors.TakeBack(told);
                part.TakeBack(found);
                break;
            }

            stream.AddEnd(_output.Length);
        }

        Errors = _errors.ToList(part!.Unplaced, 0);
    }

    private bool WriteObject(int instance)
    {
        if (part is null || !part.Begins(store.ShapeOf(instance)))
        {
            return WriteFields(instance);
        }

        var outer = part.Enter(store, instance, _path);
        var isComplete = WriteFields(instance);
        part.Leave(outer);
        return isComplete;
    }

    private bool WriteFields(int instance)
    {
        var shape = store.ShapeOf(instance);
        var before = _errors.Now;
        _output.Write((byte)'{');
        var first = true;
        foreach (var field in variables.FieldsOf(shape))
        {
            if (part is not null && !part.Has(field))
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

            var index = ResultStore.IndexOf(instance, field.Slot);
            ref readonly var slot = ref store[index];
            if (slot.Kind == SlotKind.Leaf && field.IsPlain && !store.HasErrorsBeside)
            {
                _output.WriteShort(store.AnswerOf(slot), slot.Start, slot.Length);
                continue;
            }

            if (!WriteMember(instance, field))
            {
                Explain(instance, field, before);
                return false;
            }
        }

        _output.Write((byte)'}');
        return true;
    }

    /// <returns>False if the object is null because the field is.</returns>
    private bool WriteMember(int instance, SelectionField field)
    {
        var index = ResultStore.IndexOf(instance, field.Slot);
        _path.Add(new PathStep(field, 0));
        var isComplete = store[index] is { Kind: SlotKind.Error, IsCollateral: true } collateral
            ? WriteCollateral(collateral, field)
            : WriteValue(index, field, 0);
        _path.RemoveAt(_path.Count - 1);
        return isComplete;
    }

    /// <summary>
    /// An object is null because a field is: what only follows from that is not told. If the field is missing as a mere
    /// consequence, and another one that must not be null has really failed, then that one is told instead.
    /// </summary>
    private void Explain(int instance, SelectionField field, ResponseErrors.Mark before)
    {
        if (!_isConsequence)
        {
            _errors.TakeBackCollateral(before, keepsLast: false);
            return;
        }

        var isAfter = false;
        foreach (var other in variables.FieldsOf(store.ShapeOf(instance)))
        {
            if (isAfter && other.Type.IsNonNull(0) && !other.IsTypeName && part?.Has(other) != false)
            {
                var now = _errors.Now;
                if (!WriteMember(instance, other) && !_isConsequence)
                {
                    _errors.TakeBackCollateral(before, keepsLast: false);
                    return;
                }

                _errors.TakeBack(now);
                _isConsequence = true;
            }

            isAfter |= ReferenceEquals(other, field);
        }

        _errors.TakeBackCollateral(before, keepsLast: true);
    }

    /// <summary>A field that is missing because another one of its object, or of one above, has failed.</summary>
    private bool WriteCollateral(in Slot slot, SelectionField field)
    {
        if (!field.Type.IsNonNull(0))
        {
            Tell(slot, field, isCollateral: true);
            _output.Write("null"u8);
            return true;
        }

        var error = store.Errors[slot.Reference];
        var path = CollectionsMarshal.AsSpan(_path)[..^(1 + slot.Height)];
        var rest = error.Path.AsSpan(slot.Depth);
        _errors.Add(error, false, path, rest, LocationOf(rest, field));
        _isConsequence = false;
        return false;
    }

    /// <returns>False if null must be carried to the parent; what was written then has to be taken back.</returns>
    private bool WriteValue(int index, SelectionField field, int level)
    {
        var start = _output.Length;
        var found = part?.Mark ?? default;
        var slot = store[index];
        if (store.HasErrorsBeside)
        {
            foreach (var error in store.ErrorsBeside(index))
            {
                Tell(error, field, isCollateral: false);
            }
        }

        switch (slot.Kind)
        {
            case SlotKind.Leaf when WriteLeaf(store.BytesOf(slot), field):
                return true;
            case SlotKind.Leaf:
                Tell(Slot.Error(UnknownValueOf(field)), field, isCollateral: false);
                break;
            case SlotKind.List when level == 0 && part is not null && field.Stream is not null:
                if (WriteFirstItems(slot, field))
                {
                    return true;
                }

                break;
            case SlotKind.List when WriteList(slot, field, level, slot.Length):
                return true;
            case SlotKind.Object when store.ErrorOf(slot.Start) is >= 0 and var error:
                Tell(Slot.Error(error, 0), field, isCollateral: false);
                break;
            case SlotKind.Object when !plan.Types[store.TypeOf(slot.Start)].IsPublic:
                Tell(Slot.Error(UnknownTypeOf(field)), field, isCollateral: false);
                break;
            case SlotKind.Object when !store.IsAbsent(slot.Start) && WriteObject(slot.Start):
                return true;
            case SlotKind.Null when field.Type.IsNonNull(level):
                Tell(Slot.Consequence(NullOf(field)), field, isCollateral: true);
                return false;
            case SlotKind.Error:
                Tell(slot, field, slot.IsConsequence);
                break;
            case SlotKind.Missing:
                Tell(Slot.Consequence(MissingOf(field)), field, isCollateral: true);
                break;
        }

        if (field.Type.IsNonNull(level))
        {
            return false;
        }

        _output.Length = start;
        _output.Write("null"u8);
        part?.TakeBack(found);
        return true;
    }

    /// <returns>False for a value that clients do not know.</returns>
    private bool WriteLeaf(ReadOnlySpan<byte> json, SelectionField field)
    {
        if (field.PublicValues is { } values && !values.Contains(json))
        {
            return false;
        }

        // An id is a string for clients, however the source writes it.
        var isNumber = field.Type.Leaf == LeafKind.Id && json[0] != (byte)'"';
        _output.Write(isNumber ? "\""u8 : ""u8);
        _output.Write(json);
        _output.Write(isNumber ? "\""u8 : ""u8);
        return true;
    }

    /// <summary>Writes the items of a streamed list that come with it; the others are left to come later.</summary>
    private bool WriteFirstItems(in Slot list, SelectionField field)
    {
        var first = store.FirstLaterItem(field);
        if (first < 0)
        {
            Tell(Slot.Error(store.AddErrorOnce(field, BadInitialCount)), field, isCollateral: false);
            return false;
        }

        if (!WriteList(list, field, 0, Math.Min(first, list.Length)))
        {
            return false;
        }

        if (list.Length > first)
        {
            part!.AddStream(list, field, first, _path);
        }

        return true;
    }

    private bool WriteList(in Slot list, SelectionField field, int level, int count)
    {
        _output.Write((byte)'[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                _output.Write((byte)',');
            }

            _path.Add(new PathStep(null, i));
            var isComplete = WriteValue(list.Start + i, field, level + 1);
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
            new FieldError(
                $"'{field.Definition.Coordinate}' is non-null, but its source has no value for it: it does not know the object, or gave null.",
                ResponseErrorCodes.NullValue,
                null
            )
        );

    private int UnknownValueOf(SelectionField field) =>
        store.AddErrorOnce(
            field,
            new FieldError(
                $"The source of '{field.Definition.Coordinate}' gave a value that '{field.Definition.Type.Named.Name}' does not have.",
                ResponseErrorCodes.InvalidResponse,
                null
            )
        );

    private int UnknownTypeOf(SelectionField field) =>
        store.AddErrorOnce(
            field,
            new FieldError(
                $"The source of '{field.Definition.Coordinate}' gave an object of a type that '{field.Definition.Type.Named.Name}' does not have.",
                ResponseErrorCodes.InvalidResponse,
                null
            )
        );

    private int MissingOf(SelectionField field) =>
        store.AddErrorOnce(
            field,
            new FieldError(
                $"No source delivered '{field.Definition.Coordinate}'.",
                ResponseErrorCodes.InvalidResponse,
                null
            )
        );

    /// <summary>Tells an error at the current path, and on from there along its own.</summary>
    private void Tell(in Slot slot, SelectionField field, bool isCollateral)
    {
        _isConsequence = slot.IsConsequence;
        var error = store.Errors[slot.Reference];
        var rest = isCollateral || slot.Depth >= error.Path.Length ? [] : error.Path.AsSpan(slot.Depth);
        _errors.Add(error, isCollateral, CollectionsMarshal.AsSpan(_path), rest, LocationOf(rest, field));
    }

    private static Location LocationOf(ReadOnlySpan<PathStep> rest, SelectionField field)
    {
        for (var i = rest.Length - 1; i >= 0; i--)
        {
            if (rest[i].Field is { } last)
            {
                return last.Location;
            }
        }

        return field.Location;
    }
}
