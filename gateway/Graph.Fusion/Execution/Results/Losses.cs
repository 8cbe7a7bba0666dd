using System.Text;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Results;

/// <summary>
/// Finds what a failure cost that it should not have cost: a source carries null up as its own types say, also out of what
/// only the gateway has asked for, or what the graph says may be null.
/// </summary>
internal sealed class Losses(ResultStore store)
{
    /// <summary>Looks where null came from, and how far.</summary>
    /// <param name="failure">An error of a result that is read.</param>
    /// <param name="entity">The response names from <c>data</c> to the object that was asked about.</param>
    /// <param name="set">What was to be read of it.</param>
    /// <param name="instance">The object.</param>
    /// <param name="hasEntity">False if the source gave null for it.</param>
    /// <returns>What is lost; null if the failure took nothing with it.</returns>
    public Loss? Find(SourceError failure, byte[][] entity, ReadSet set, int instance, bool hasEntity)
    {
        var skip = SourceErrors.StepsTo(entity, failure.Path);
        if (skip < 0)
        {
            return null;
        }

        var path = failure.Path.AsSpan(skip);
        var names = new List<string>(path.Length);
        var (index, level) = (-1, 0);

        // What the next name may mean: of objects that are there only one thing, of those that are lost one for each type.
        List<ReadSet> sets = [set];
        List<ReadField> fields = [];
        var lostSets = sets;

        // How many steps lead to what is lost, and to what may be null: above it nothing should be lost.
        var lost = hasEntity ? -1 : 0;
        var slot = -1;
        var kept = 0;
        var end = store.ShapeOf(instance);
        var above = new List<(int Instance, int Steps)>();
        SelectionShape? keptShape = null;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] is string name)
            {
                names.Add(name);
                fields = FieldsOf(sets, name);
                level = 0;
                if (fields.Count == 0)
                {
                    return null;
                }

                index = lost < 0 ? ResultStore.IndexOf(instance, fields[0].Slot) : -1;
                sets = BelowOf(fields);
            }
            else if (path[i] is int item)
            {
                level++;
                if (lost < 0 && !TryEnter(item, ref index))
                {
                    return null;
                }
            }

            if (fields.Count > 0 && CanBeNull(fields, level))
            {
                (kept, keptShape) = (i + 1, fields[0].Field.Shape);
            }

            if (lost >= 0)
            {
                continue;
            }

            switch (store[index].Kind)
            {
                case SlotKind.Missing or SlotKind.Null:
                    (lost, lostSets, slot) = (i + 1, sets, index);
                    break;
                case SlotKind.Object:
                    instance = store[index].Start;
                    above.Add((instance, skip + i + 1));
                    sets = BelowOf(fields, store.TypeOf(instance));
                    break;
            }
        }

        if (lost < 0 || lost == path.Length)
        {
            return null;
        }

        var isNeeded = IsNeeded(lostSets, kept > 0 ? keptShape : LastShapeAbove(end));
        return new Loss([.. names], slot, above, kept <= lost, isNeeded);
    }

    private bool TryEnter(int item, ref int index)
    {
        if (index < 0 || store[index].Kind != SlotKind.List || (uint)item >= (uint)store[index].Length)
        {
            return false;
        }

        index = store[index].Start + item;
        return true;
    }

    private static List<ReadField> FieldsOf(List<ReadSet> sets, string name)
    {
        var fields = new List<ReadField>();
        foreach (var set in sets)
        {
            foreach (var field in set.Fields)
            {
                if (Encoding.UTF8.GetString(field.Name) == name)
                {
                    fields.Add(field);
                }
            }
        }

        return fields;
    }

    private static List<ReadSet> BelowOf(List<ReadField> fields, int type = -1)
    {
        var sets = new List<ReadSet>();
        foreach (var field in fields)
        {
            foreach (var read in field.Child?.Types ?? [])
            {
                if ((type < 0 || read.TypeId == type) && !sets.Contains(read.Read))
                {
                    sets.Add(read.Read);
                }
            }
        }

        return sets;
    }

    /// <summary>
    /// True if null goes no further than there. Where it is not known which type the object had, it was one that let null pass.
    /// </summary>
    private static bool CanBeNull(List<ReadField> fields, int level)
    {
        foreach (var field in fields)
        {
            if (!field.Field.IsInternal && field.Field.Type.IsNonNull(level))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The shape of the innermost object above that does not become null with an object; null if all do.</summary>
    private static SelectionShape? LastShapeAbove(SelectionShape shape)
    {
        for (var field = shape.Place.ParentField; field is not null; field = field.Shape.Place.ParentField)
        {
            for (var level = 0; level <= field.Type.ListDepth; level++)
            {
                if (field.IsInternal || !field.Type.IsNonNull(level))
                {
                    return field.Shape;
                }
            }
        }

        return null;
    }

    /// <summary>True if something of what is lost is needed by an object that stays.</summary>
    /// <remarks>Recursive over places of the plan, whose depth is limited.</remarks>
    private static bool IsNeeded(List<ReadSet> lost, SelectionShape? last)
    {
        foreach (var set in last is null ? [] : lost)
        {
            foreach (var field in set.Fields)
            {
                foreach (var needed in field.Field.NeededAbove)
                {
                    for (var at = last; at is not null; at = at.Place.ParentField?.Shape)
                    {
                        if (ReferenceEquals(at, needed))
                        {
                            return true;
                        }
                    }
                }

                if (field.Child is not null && IsNeeded(BelowOf([field]), last))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>What is lost with a field that has failed.</summary>
/// <param name="Field">The response names that lead to the field from the object that was asked about.</param>
/// <param name="Slot">The slot that is null instead; -1 if it is the object itself.</param>
/// <param name="Above">The objects on the way to it that are there, and how many steps of the path lead to each.</param>
/// <param name="IsDue">True if null is carried as far by the types of the graph.</param>
/// <param name="IsNeeded">True if an object that stays needs something of what is lost.</param>
internal sealed record Loss(string[] Field, int Slot, List<(int Instance, int Steps)> Above, bool IsDue, bool IsNeeded)
{
    /// <summary>True if null has taken more than it should have, or what is needed, and no other failure may take it.</summary>
    /// <param name="losses">Those of all failures of the same result.</param>
    public bool IsTooMuch(List<Loss> losses) =>
        !losses.Exists(other => other.Slot == Slot && other is { IsDue: true, IsNeeded: false });
}
