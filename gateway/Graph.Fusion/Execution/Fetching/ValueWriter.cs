using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>Builds keys and requirements as JSON, straight from the sources' bytes.</summary>
internal static class ValueWriter
{
    /// <summary>How building a value ended.</summary>
    internal readonly record struct Outcome(bool IsNull, bool IsUnavailable, int Error)
    {
        public static Outcome Written => new(false, false, -1);

        public static Outcome Null => new(true, false, -1);

        /// <summary>What the value is built of was not delivered; the error says why, if it is known (-1 if not).</summary>
        public static Outcome Unavailable(int error) => new(false, true, error);

        public bool IsWritten => !IsNull && !IsUnavailable;
    }

    /// <summary>Writes a value for an object; on null or failure what was written has to be taken back.</summary>
    /// <remarks>
    /// An input object all of whose fields are null is one that a requirement may have: where a field must not be null,
    /// composition has seen to it that it is not. A key made of nothing, and an alternative, is none.
    /// </remarks>
    public static Outcome Write(
        ValueTemplate template,
        ResultStore store,
        QueryPlan plan,
        int instance,
        bool isKey,
        PooledBytes output
    ) => Write(template, store, plan, Slot.Object(instance), isKey, output);

    /// <summary>The depth is that of the template, which the schema's author wrote and composition limits.</summary>
    private static Outcome Write(
        ValueTemplate template,
        ResultStore store,
        QueryPlan plan,
        Slot at,
        bool isKey,
        PooledBytes output
    ) =>
        template switch
        {
            PathTemplate path => WritePath(path, store, plan, at, isKey, output),
            ObjectTemplate value => WriteObject(value, store, plan, at, isKey, output),
            ListTemplate list => WriteList(list, store, plan, at, isKey, output),
            ChoiceTemplate choice => WriteChoice(choice, store, plan, at, output),
            _ => Outcome.Unavailable(-1),
        };

    private static Outcome WritePath(
        PathTemplate path,
        ResultStore store,
        QueryPlan plan,
        Slot at,
        bool isKey,
        PooledBytes output
    )
    {
        foreach (var step in path.Steps)
        {
            if (at.Kind != SlotKind.Object)
            {
                return NoObject(at);
            }

            var field = FieldFor(step, store, at.Start);
            if (field is null)
            {
                return Outcome.Null;
            }

            if (field.IsTypeName)
            {
                output.Write(plan.Types[store.TypeOf(at.Start)].Json);
                return Outcome.Written;
            }

            at = store.FieldOf(at.Start, field.Slot);
        }

        if (path.End is { } end && at.Kind == SlotKind.Object && !ReferenceEquals(store.ShapeOf(at.Start), end))
        {
            // An object of another type stands there: it has no such field.
            return Outcome.Null;
        }

        return path.Inner is null ? Copy(store, at, output) : Write(path.Inner, store, plan, at, isKey, output);
    }

    private static Outcome NoObject(in Slot slot) =>
        slot.Kind switch
        {
            SlotKind.Null => Outcome.Null,
            SlotKind.Error => Outcome.Unavailable(slot.Reference),
            _ => Outcome.Unavailable(-1),
        };

    private static SelectionField? FieldFor(SelectionField[] step, ResultStore store, int instance)
    {
        if (step.Length == 1 && ReferenceEquals(step[0].Shape, store.ShapeOf(instance)))
        {
            return step[0];
        }

        var shape = store.ShapeOf(instance);
        foreach (var field in step)
        {
            if (ReferenceEquals(field.Shape, shape))
            {
                return field;
            }
        }

        return null;
    }

    private static Outcome Copy(ResultStore store, in Slot slot, PooledBytes output)
    {
        switch (slot.Kind)
        {
            case SlotKind.Leaf:
                output.Write(store.BytesOf(slot));
                return Outcome.Written;
            case SlotKind.List:
                output.Write((byte)'[');
                for (var i = 0; i < slot.Length; i++)
                {
                    if (i > 0)
                    {
                        output.Write((byte)',');
                    }

                    var item = Copy(store, store[slot.Start + i], output);
                    if (item.IsUnavailable)
                    {
                        return item;
                    }

                    if (item.IsNull)
                    {
                        output.Write("null"u8);
                    }
                }

                output.Write((byte)']');
                return Outcome.Written;
            default:
                return NoObject(slot);
        }
    }

    private static Outcome WriteObject(
        ObjectTemplate template,
        ResultStore store,
        QueryPlan plan,
        Slot at,
        bool isKey,
        PooledBytes output
    )
    {
        if (at.Kind != SlotKind.Object)
        {
            return NoObject(at);
        }

        output.Write((byte)'{');
        var nulls = 0;
        for (var i = 0; i < template.Names.Length; i++)
        {
            if (i > 0)
            {
                output.Write((byte)',');
            }

            output.Write((byte)'"');
            output.Write(System.Text.Encoding.UTF8.GetBytes(template.Names[i]));
            output.Write("\":"u8);
            var mark = output.Length;
            var outcome = Write(template.Values[i], store, plan, at, isKey, output);
            if (outcome.IsUnavailable)
            {
                return outcome;
            }

            if (outcome.IsNull)
            {
                nulls++;
                output.Length = mark;
                output.Write("null"u8);
            }
        }

        output.Write((byte)'}');
        return isKey && nulls == template.Names.Length ? Outcome.Null : Outcome.Written;
    }

    private static Outcome WriteList(
        ListTemplate template,
        ResultStore store,
        QueryPlan plan,
        Slot at,
        bool isKey,
        PooledBytes output
    )
    {
        if (at.Kind != SlotKind.List)
        {
            return NoObject(at);
        }

        output.Write((byte)'[');
        for (var i = 0; i < at.Length; i++)
        {
            if (i > 0)
            {
                output.Write((byte)',');
            }

            var mark = output.Length;
            var outcome = Write(template.Item, store, plan, store[at.Start + i], isKey, output);
            if (outcome.IsUnavailable)
            {
                return outcome;
            }

            if (outcome.IsNull)
            {
                output.Length = mark;
                output.Write("null"u8);
            }
        }

        output.Write((byte)']');
        return Outcome.Written;
    }

    private static Outcome WriteChoice(
        ChoiceTemplate template,
        ResultStore store,
        QueryPlan plan,
        Slot at,
        PooledBytes output
    )
    {
        if (at.Kind != SlotKind.Object)
        {
            return NoObject(at);
        }

        var typeName = plan.Types[store.TypeOf(at.Start)].Type.Name;
        var last = Outcome.Null;
        foreach (var (types, value) in template.Alternatives)
        {
            if (types is not null && !types.Contains(typeName))
            {
                continue;
            }

            var mark = output.Length;
            last = Write(value, store, plan, at, true, output);
            if (last.IsWritten)
            {
                return last;
            }

            output.Length = mark;
        }

        return last;
    }
}
