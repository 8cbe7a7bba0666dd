using Graph.Execution;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Collects the keys and requirements of all objects that a request asks about, each different row once, and writes the
/// request's body.
/// </summary>
internal sealed class RowBuilder(QueryPlan plan, ResultStore store, ClientVariables variables, SourceErrors errors)
{
    /// <summary>The failure of a requirement is told where it is felt: its own path leads elsewhere.</summary>
    private const int AllOfThePath = int.MaxValue;

    /// <summary>The rows of the operations of a request; operations without rows are left out.</summary>
    public List<OperationRows> Build(PlannedGroup group, List<PlannedTarget> targets)
    {
        var built = new List<OperationRows>(group.Operations.Length);
        foreach (var operation in group.Operations)
        {
            if (!variables.Includes(operation.Condition))
            {
                continue;
            }

            OperationRows? rows = null;
            List<OperationRows>? reduced = null;
            for (var i = 0; i < operation.Targets.Length; i++)
            {
                if (targets.Contains(operation.Targets[i]))
                {
                    Add(operation, i, ref rows, ref reduced);
                }
            }

            Keep(built, rows);
            foreach (var others in reduced ?? [])
            {
                Keep(built, others);
            }
        }

        return built;
    }

    /// <summary>Adds a row once more, for an operation that asks for less.</summary>
    /// <param name="again">Where to.</param>
    /// <param name="rows">Where the row is.</param>
    /// <param name="row">The row.</param>
    /// <param name="failures">The errors that its answer had.</param>
    /// <returns>False if it cannot be asked.</returns>
    public bool AddAgain(OperationRows again, OperationRows rows, int row, List<SourceError> failures)
    {
        var isAny = false;
        for (var entry = rows.FirstEntryOf(row); entry >= 0; entry = rows.EntryAt(entry).Next)
        {
            if (!AddAgain(again, rows.EntryAt(entry).Instance, rows.EntryAt(entry).Target, failures))
            {
                return isAny;
            }

            isAny = true;
        }

        return isAny;
    }

    /// <summary>Adds a row for an object, of which is asked for less than before.</summary>
    /// <param name="again">Where to.</param>
    /// <param name="instance">The object.</param>
    /// <param name="target">The index among the operation's targets.</param>
    /// <param name="failures">The errors that were told of it.</param>
    /// <returns>False if it cannot be asked.</returns>
    public bool AddAgain(OperationRows again, int instance, int target, List<SourceError> failures)
    {
        var mark = again.Buffer.Length;
        if (WriteValues(again.Operation, again.Operation.TargetOf(target), instance, again.Buffer).Missing >= 0)
        {
            again.Buffer.Length = mark;
            return false;
        }

        again.Failures![again.Add(mark, instance, target)] = failures;
        return true;
    }

    /// <summary>Writes one operation with some of its rows: <c>{"query":…,"variables":…}</c>.</summary>
    /// <param name="rows">The operation.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many; more than one are a list.</param>
    /// <param name="output">Where to.</param>
    public void WriteRequest(OperationRows rows, int first, int count, PooledBytes output)
    {
        output.Write(rows.Operation.RequestStart);
        if (count > 1)
        {
            output.Write((byte)'[');
        }

        using var forwarded = new PooledBytes(256);
        var hasForwarded = variables.WriteForwarded(rows.Operation, forwarded);
        for (var row = first; row < first + count; row++)
        {
            if (row > first)
            {
                output.Write((byte)',');
            }

            var members = rows.Members(row);
            output.Write((byte)'{');
            output.Write(members);
            if (hasForwarded)
            {
                output.Write(members.IsEmpty ? ""u8 : ","u8);
                output.Write(forwarded.Span);
            }

            output.Write((byte)'}');
        }

        output.Write(count > 1 ? "]}"u8 : "}"u8);
    }

    /// <summary>The files that go with an operation; null for none.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="files">The files of the client's request.</param>
    public IReadOnlyList<SourceFile>? FilesOf(PlannedOperation operation, FileVariables files) =>
        variables.FilesOf(operation, files);

    private static void Keep(List<OperationRows> built, OperationRows? rows)
    {
        if (rows is null)
        {
            return;
        }

        if (rows.Count > 0)
        {
            built.Add(rows);
        }
        else
        {
            rows.Dispose();
        }
    }

    private void Add(PlannedOperation operation, int index, ref OperationRows? rows, ref List<OperationRows>? reduced)
    {
        var target = operation.Targets[index];
        rows ??= new OperationRows(operation);
        if (!operation.IsLookup)
        {
            Add(operation, index, store.Root, rows, ref reduced);
            return;
        }

        // Reading may add objects, but not while this runs: the lock is held.
        var count = store.CountOf(target.Shape);
        for (var i = 0; i < count; i++)
        {
            var instance = store.ObjectsOf(target.Shape)[i];
            if (store.TypeOf(instance) == target.TypeId && store.IsLater(instance) == target.IsLater)
            {
                Add(operation, index, instance, rows, ref reduced);
            }
        }
    }

    private void Add(
        PlannedOperation operation,
        int index,
        int instance,
        OperationRows rows,
        ref List<OperationRows>? reduced
    )
    {
        var target = operation.Targets[index];
        var mark = rows.Buffer.Length;
        var (missing, outcome) = WriteValues(operation, target, instance, rows.Buffer);
        if (missing < 0)
        {
            rows.Add(mark, instance, index);
            return;
        }

        rows.Buffer.Length = mark;
        if (missing < operation.KeyCount)
        {
            var error = ErrorOf(operation, target, missing, outcome);
            errors.FailMissing(target.Read, instance, error, AllOfThePath, isConsequence: true);
            return;
        }

        AddReduced(operation, index, instance, rows.Buffer, ref reduced);
    }

    /// <summary>Asks for all but what needs the requirements that are not there.</summary>
    private void AddReduced(
        PlannedOperation operation,
        int index,
        int instance,
        PooledBytes scratch,
        ref List<OperationRows>? reduced
    )
    {
        var target = operation.Targets[index];
        var mark = scratch.Length;
        var missing = 0ul;
        var error = -1;
        for (var i = operation.KeyCount; i < operation.RequiredMembers.Length; i++)
        {
            var outcome = WriteValue(operation, target, i, instance, scratch);
            scratch.Length = mark;
            if (outcome.IsWritten || IsNullFor(operation, i, outcome))
            {
                continue;
            }

            missing |= ReducedOperations.BitOf(i);
            error = ErrorOf(operation, target, i, outcome);
            var part = operation.Reduced.Without(ReducedOperations.BitOf(i));
            FailDifference(target.Read, part.ReadOf(target), instance, error);
        }

        var rest = operation.Reduced.Without(missing);
        if (!rest.IsWorthAsking)
        {
            errors.FailMissing(target.Read, instance, error, AllOfThePath, isConsequence: true);
            return;
        }

        reduced ??= [];
        var rows = reduced.Find(one => ReferenceEquals(one.Operation, rest));
        if (rows is null)
        {
            reduced.Add(rows = new OperationRows(rest));
        }

        mark = rows.Buffer.Length;
        WriteValues(rest, target, instance, rows.Buffer);
        rows.Add(mark, instance, index);
    }

    /// <summary>Writes the values of a row.</summary>
    /// <returns>The index of a value that is needed but not there, and why; -1 if the row is complete.</returns>
    private (int Missing, ValueWriter.Outcome Outcome) WriteValues(
        PlannedOperation operation,
        PlannedTarget target,
        int instance,
        PooledBytes output
    )
    {
        for (var i = 0; i < operation.RequiredMembers.Length; i++)
        {
            if (i > 0)
            {
                output.Write((byte)',');
            }

            output.Write(operation.RequiredMembers[i]);
            var mark = output.Length;
            var outcome = WriteValue(operation, target, i, instance, output);
            if (outcome.IsWritten)
            {
                continue;
            }

            if (!IsNullFor(operation, i, outcome))
            {
                return (i, outcome);
            }

            output.Length = mark;
            output.Write("null"u8);
        }

        return (-1, default);
    }

    private ValueWriter.Outcome WriteValue(
        PlannedOperation operation,
        PlannedTarget target,
        int index,
        int instance,
        PooledBytes output
    ) =>
        ValueWriter.Write(
            target.Values[operation.RequiredValues[index]],
            store,
            plan,
            instance,
            index < operation.KeyCount,
            output
        );

    /// <summary>True if there is no value, and null may be sent for it.</summary>
    private static bool IsNullFor(PlannedOperation operation, int index, ValueWriter.Outcome outcome) =>
        outcome.IsNull && !operation.RequiredNonNull[index];

    private int ErrorOf(PlannedOperation operation, PlannedTarget target, int missing, ValueWriter.Outcome outcome)
    {
        if (outcome.Error >= 0)
        {
            return outcome.Error;
        }

        var what = DescribePath(target.Values[operation.RequiredValues[missing]]);
        var message = outcome.IsNull
            ? $"This cannot be asked for: it needs '{target.Shape.Types[0].Name}.{what}', which is null here."
            : $"This cannot be asked for: it needs '{target.Shape.Types[0].Name}.{what}', which is not known.";
        return store.AddErrorOnce(
            target.Shape.Fields[0],
            new FieldError(message, ResponseErrorCodes.MissingRequirement, null)
        );
    }

    private static string DescribePath(ValueTemplate template) =>
        template switch
        {
            PathTemplate { Inner: PathTemplate inner } path => $"{DescribeSteps(path)}.{DescribePath(inner)}",
            PathTemplate path => DescribeSteps(path),
            ObjectTemplate value => $"{{{string.Join(", ", value.Names)}}}",
            _ => "…",
        };

    private static string DescribeSteps(PathTemplate path) =>
        string.Join('.', path.Steps.Select(step => step.Length > 0 ? step[0].Name : "?"));

    /// <summary>Fails the fields that only the whole operation delivers.</summary>
    private void FailDifference(ReadSet whole, ReadSet part, int instance, int error)
    {
        foreach (var field in whole.Fields)
        {
            ref var slot = ref store.FieldOf(instance, field.Slot);
            var known = Array.Find(part.Fields, other => ReferenceEquals(other.Field, field.Field));
            if (known is null)
            {
                slot = Slot.Consequence(error);
            }
            else if (field.Child is { } child && known.Child is { } partOfChild && slot.Kind == SlotKind.Object)
            {
                FailDifference(child, partOfChild, slot.Start, error);
            }
        }
    }

    private void FailDifference(ReadPlace whole, ReadPlace part, int instance, int error)
    {
        var type = store.TypeOf(instance);
        foreach (var read in whole.Types)
        {
            if (read.TypeId == type && Array.Find(part.Types, other => other.TypeId == type) is { } known)
            {
                FailDifference(read.Read, known.Read, instance, error);
            }
        }
    }
}
