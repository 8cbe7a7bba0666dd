using System.Text;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Results;

/// <summary>
/// Puts the errors of sources where the client looks for them: at the slot whose value is missing because of them, with
/// the rest of the path to the field that failed. What has a value keeps it, and the error stands beside.
/// </summary>
internal sealed class SourceErrors(ResultStore store)
{
    /// <summary>Gives the errors of a result to an object that it is about.</summary>
    /// <param name="failures">The errors.</param>
    /// <param name="entity">The response names from <c>data</c> to the object in the source's response.</param>
    /// <param name="set">What was to be read.</param>
    /// <param name="instance">The object.</param>
    /// <param name="hasEntity">False if the source gave no object: then all that it owes of it is missing.</param>
    /// <returns>The number of the error that the object is missing for, if it is.</returns>
    public int Apply(List<SourceError> failures, byte[][] entity, ReadSet set, int instance, bool hasEntity)
    {
        var carrier = -1;
        foreach (var failure in failures)
        {
            var skip = StepsTo(entity, failure.Path);
            var path = skip < 0 ? [] : ClientPath(failure.Path, skip, set);
            var number = store.AddError(failure.Error with { Path = path });
            if (skip >= 0 && Place(failure.Path, skip, set, instance, number))
            {
                carrier = carrier < 0 || IsCarriedUp(path) ? number : carrier;
                continue;
            }

            if (!hasEntity && carrier < 0)
            {
                carrier = number;
            }
            else if (!failure.IsUnplaced)
            {
                failure.IsUnplaced = true;
                store.Unplaced.Add(failure.Error);
            }
        }

        if (!hasEntity && carrier >= 0)
        {
            FailMissing(set, instance, carrier, 0);
        }

        return carrier;
    }

    /// <summary>Gives one error to everything that a source owes of an object and has not given.</summary>
    /// <param name="set">What the source was to give.</param>
    /// <param name="instance">The object.</param>
    /// <param name="error">The number of the error.</param>
    /// <param name="depth">How many steps of the error's path lead to the object.</param>
    /// <param name="isConsequence">True if the error is another one's, from which this follows.</param>
    /// <param name="height">How many fields lead to the object from the one that null was carried up to: 0 if it is the same.</param>
    /// <returns>True if anything was missing.</returns>
    /// <remarks>Recursive over places of the plan, whose depth is limited.</remarks>
    public bool FailMissing(ReadSet set, int instance, int error, int depth, bool isConsequence = false, int height = 0)
    {
        var path = store.Errors[error].Path;
        var isElsewhere = depth < path.Length;
        var failed = isElsewhere && height == 0 ? path[depth].Field?.ResponseName : null;
        var any = false;
        foreach (var field in set.Fields)
        {
            var index = ResultStore.IndexOf(instance, field.Slot);
            var isFailed = field.Field.ResponseName == failed;
            var slot = store[index];
            switch (slot.Kind)
            {
                case SlotKind.Missing:
                    any = true;
                    store[index] =
                        isConsequence ? Slot.Consequence(error)
                        : isFailed ? Slot.Error(error, depth + 1)
                        : isElsewhere ? Slot.Collateral(error, depth, height)
                        : Slot.Error(error);
                    Owe(field, index);
                    break;
                case SlotKind.Object when field.Child is { } child && ReadOf(child, slot.Start) is { } read:
                    // Another source has delivered the object; what this one owes of it is still missing.
                    any |= isFailed
                        ? FailMissing(read, slot.Start, error, depth + 1, isConsequence)
                        : FailMissing(read, slot.Start, error, depth, isConsequence, height + 1);
                    break;
            }
        }

        return any;
    }

    /// <summary>Gives one error to everything that a source owes of an object at a place.</summary>
    public void FailMissing(ReadPlace place, int instance, int error)
    {
        if (ReadOf(place, instance) is { } read)
        {
            FailMissing(read, instance, error, 0);
        }
    }

    /// <summary>Says that a source gave null for an object: all that it owes of the object is null.</summary>
    /// <remarks>Recursive over places of the plan, whose depth is limited.</remarks>
    public void SetNull(ReadSet set, int instance)
    {
        foreach (var field in set.Fields)
        {
            var index = ResultStore.IndexOf(instance, field.Slot);
            var slot = store[index];
            if (slot.Kind == SlotKind.Missing)
            {
                store[index] = Slot.Null;
                Owe(field, index);
            }
            else if (slot.Kind == SlotKind.Object && field.Child is { } child && ReadOf(child, slot.Start) is { } read)
            {
                SetNull(read, slot.Start);
            }
        }
    }

    /// <summary>
    /// After the errors of a result: what became of an object of which the source gave no part, though others may.
    /// </summary>
    public void Settle(ReadPlace place, int index)
    {
        if (store[index].Kind != SlotKind.Object)
        {
            store.Owe(index, place);
        }
        else if (ReadOf(place, store[index].Start) is { } read)
        {
            SetNull(read, store[index].Start);
        }
    }

    /// <summary>An object has come of which other sources had given no part: what they owe of it is settled.</summary>
    public void SettleOwed(int index)
    {
        var instance = store[index].Start;
        foreach (var (place, instead) in store.TakeOwed(index))
        {
            if (ReadOf(place, instance) is not { } read)
            {
                continue;
            }

            if (instead.Kind == SlotKind.Error)
            {
                var height = instead.IsCollateral ? instead.Height + 1 : 0;
                FailMissing(read, instance, instead.Reference, instead.Depth, instead.IsConsequence, height);
            }
            else
            {
                SetNull(read, instance);
            }
        }
    }

    /// <summary>Gives an error to what was left out of a request, and did not come with another.</summary>
    /// <param name="indices">The slots.</param>
    /// <param name="error">The number of the error.</param>
    public void FailLeftOut(List<int> indices, int error)
    {
        foreach (var index in indices)
        {
            if (store[index].Kind == SlotKind.Missing)
            {
                store[index] = Slot.Error(error);
            }
        }
    }

    private void Owe(ReadField field, int index)
    {
        if (field.Field.IsShared && field.Child is { } child)
        {
            store.Owe(index, child);
        }
    }

    private ReadSet? ReadOf(ReadPlace place, int instance)
    {
        var typeId = store.TypeOf(instance);
        foreach (var type in place.Types)
        {
            if (type.TypeId == typeId)
            {
                return type.Read;
            }
        }

        return null;
    }

    /// <summary>The number of steps that lead to the object that was asked about; -1 if the path leads elsewhere.</summary>
    internal static int StepsTo(byte[][] entity, object[] path)
    {
        // An error of the lookup itself is about all of the object.
        if (path.Length <= entity.Length)
        {
            return -1;
        }

        for (var i = 0; i < entity.Length; i++)
        {
            if (path[i] is not string name || !IsName(entity[i], name))
            {
                return -1;
            }
        }

        return entity.Length;
    }

    private static bool IsName(byte[] utf8, string name) => Encoding.UTF8.GetString(utf8) == name;

    /// <summary>The source's path as the client sees it, as far as it leads through what the client selected.</summary>
    private static PathStep[] ClientPath(object[] path, int skip, ReadSet set)
    {
        var fields = SelectedPath.Find(set, path.AsSpan(skip));
        var steps = new List<PathStep>(path.Length - skip);
        for (var i = skip; i < path.Length; i++)
        {
            if (path[i] is int item)
            {
                steps.Add(new PathStep(null, item));
                continue;
            }

            if (fields[i - skip] is not { Field: { IsInternal: false } field })
            {
                break;
            }

            steps.Add(new PathStep(field, 0));
        }

        return [.. steps];
    }

    private static ReadField? Find(ReadSet set, string name)
    {
        foreach (var field in set.Fields)
        {
            if (IsName(field.Name, name))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>True if null at the end of the path would be carried all the way up.</summary>
    private static bool IsCarriedUp(PathStep[] path)
    {
        foreach (var step in path)
        {
            if (step.Field is not { } field || !field.Type.IsNonNull(0))
            {
                return false;
            }
        }

        return true;
    }

    private bool Place(object[] path, int skip, ReadSet set, int instance, int number)
    {
        ReadSet? current = set;
        ReadField? field = null;
        var at = instance;
        var index = -1;
        var depth = 0;
        for (; skip + depth < path.Length; depth++)
        {
            if (path[skip + depth] is string name)
            {
                field = current is null ? null : Find(current, name);
                if (field is null)
                {
                    break;
                }

                index = ResultStore.IndexOf(at, field.Slot);
            }
            else if (
                path[skip + depth] is int item
                && index >= 0
                && store[index].Kind == SlotKind.List
                && (uint)item < (uint)store[index].Length
            )
            {
                index = store[index].Start + item;
            }
            else
            {
                break;
            }

            current = null;
            var slot = store[index];
            switch (slot.Kind)
            {
                case SlotKind.Missing or SlotKind.Null:
                    store[index] = Slot.Error(number, depth + 1);
                    if (slot.Kind == SlotKind.Missing)
                    {
                        Owe(field!, index);
                    }

                    return true;
                case SlotKind.Error when slot.IsCollateral:
                    store[index] = Slot.Error(number, depth + 1);
                    return true;
                case SlotKind.Object:
                    at = slot.Start;
                    current = field!.Child is { } child ? ReadOf(child, at) : null;
                    break;
            }
        }

        if (index < 0)
        {
            return false;
        }

        if (skip + depth == path.Length && current is not null && FailMissing(current, at, number, depth))
        {
            return true;
        }

        // Sources that share an object may run the same code into the same failure: that is one error.
        if (!IsKnown(index, number, depth))
        {
            store.AddErrorBeside(index, Slot.Error(number, depth));
        }

        return true;
    }

    private bool IsKnown(int index, int number, int depth)
    {
        if (IsTheSame(store[index], number, depth))
        {
            return true;
        }

        foreach (var known in store.ErrorsBeside(index))
        {
            if (IsTheSame(known, number, depth))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTheSame(in Slot known, int number, int depth)
    {
        if (known.Kind != SlotKind.Error || known.IsConsequence)
        {
            return false;
        }

        var (first, second) = (store.Errors[known.Reference], store.Errors[number]);
        return first.Message == second.Message
            && first
                .Path.AsSpan(Math.Min(known.Depth, first.Path.Length))
                .SequenceEqual(second.Path.AsSpan(Math.Min(depth, second.Path.Length)));
    }
}
