using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>Reads the result of one row into the objects that wait for it, and finds out what a failure took with it.</summary>
internal sealed class RowReader(ResultStore store, SourceErrors errors, SourceErrorReader errorReader, int maxDepth)
    : IDisposable
{
    private readonly ObjectReader _objects = new(store, errors);
    private readonly Losses _losses = new(store);
    private Repairs? _repairs;

    /// <summary>Begins an answer.</summary>
    /// <param name="source">The name of the source.</param>
    /// <param name="repairs">Takes what is to be asked again; null if nothing can be.</param>
    public void Begin(string source, Repairs? repairs)
    {
        _objects.Source = source;
        _repairs = repairs;
    }

    /// <inheritdoc />
    public void Dispose() => _objects.Dispose();

    /// <summary>Reads a row: its data, its errors, or what follows from there being neither.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="answer">The answer's place in the store.</param>
    /// <param name="data">Where the data begins; -1 if there is none.</param>
    /// <param name="rows">The operation with its rows.</param>
    /// <param name="row">The row.</param>
    /// <param name="failures">The errors of the result.</param>
    public void Read(
        ReadOnlySpan<byte> json,
        int answer,
        int data,
        OperationRows rows,
        int row,
        List<SourceError> failures
    )
    {
        var operation = rows.Operation;
        var entity = data < 0 ? -1 : Follow(new JsonScanner(json, data, maxDepth), operation.Path);
        var isNull = entity < 0 || json[entity] != (byte)'{';
        if (isNull && failures.Count == 0 && (entity < 0 || json[entity] != (byte)'n'))
        {
            failures = [errorReader.NotAsked(operation.Path)];
        }

        if (failures.Count > 0 || rows.Failures is not null)
        {
            ReadFailedRow(json, answer, isNull ? -1 : entity, rows, row, failures);
            return;
        }

        for (var entry = rows.FirstEntryOf(row); entry >= 0; entry = CopyToOthers(rows, entry))
        {
            var first = rows.EntryAt(entry);
            var target = operation.TargetOf(first.Target);
            var set = operation.ReadOf(target);
            if (!isNull)
            {
                var scanner = new JsonScanner(json, entity, maxDepth);
                _objects.ReadObject(ref scanner, answer, set, first.Instance);
            }
            else
            {
                if (target.ProvesExistence)
                {
                    store.MarkAbsent(first.Instance);
                }

                errors.SetNull(set, first.Instance);
            }

            _objects.Settle();
        }
    }

    /// <summary>
    /// Reads a row with errors. Where a failure took more with it than it should have, nothing is told yet: the row is asked
    /// again without the field that failed, and its answer fills what is missing.
    /// </summary>
    private void ReadFailedRow(
        ReadOnlySpan<byte> json,
        int answer,
        int entity,
        OperationRows rows,
        int row,
        List<SourceError> failures
    )
    {
        var operation = rows.Operation;
        var before = rows.Failures?[row];
        var leftOut = before is null ? null : new List<int>();
        for (var entry = rows.FirstEntryOf(row); entry >= 0 && entity >= 0; entry = NextTarget(rows, entry))
        {
            var first = rows.EntryAt(entry);
            var set = operation.ReadOf(operation.TargetOf(first.Target));
            var scanner = new JsonScanner(json, entity, maxDepth);
            if (leftOut is null)
            {
                _objects.ReadObject(ref scanner, answer, set, first.Instance);
            }
            else
            {
                _objects.FillObject(ref scanner, answer, set, first.Instance, leftOut);
            }
        }

        List<SourceError> told = before is null ? failures : [.. before, .. failures];
        if (_repairs?.OfEvent is { } repairs)
        {
            told = entity < 0 ? told : repairs.Take(_losses, operation.Targets[0].Read, store.Root, told);
        }
        else if (FindLosses(rows, row, failures, entity >= 0) is { } lost && _repairs!.Add(rows, row, lost, told))
        {
            _objects.Forget();
            return;
        }

        if (told.Count > 0 || entity < 0)
        {
            Tell(rows, row, told, entity >= 0);
        }

        if (leftOut is { Count: > 0 })
        {
            errors.FailLeftOut(leftOut, store.AddError(told[0].Error));
        }

        _objects.Settle();
        for (var entry = rows.FirstEntryOf(row); entry >= 0; )
        {
            entry = CopyToOthers(rows, entry);
        }
    }

    /// <summary>Tells the errors of a row, which will not be asked again.</summary>
    public void Tell(OperationRows rows, int row, List<SourceError> failures, bool hasEntity)
    {
        var operation = rows.Operation;
        for (var entry = rows.FirstEntryOf(row); entry >= 0; entry = NextTarget(rows, entry))
        {
            var first = rows.EntryAt(entry);
            var target = operation.TargetOf(first.Target);
            var set = operation.ReadOf(target);
            if (failures.Count == 0)
            {
                errors.SetNull(set, first.Instance);
                continue;
            }

            var carrier = errors.Apply(failures, operation.Path, set, first.Instance, hasEntity);
            if (target.ProvesExistence && !hasEntity)
            {
                store.MarkUnproven(first.Instance, carrier);
            }
        }
    }

    /// <summary>The fields that have failed in a row and took others with them; null if they took none that they should not.</summary>
    private List<string[]>? FindLosses(OperationRows rows, int row, List<SourceError> failures, bool hasEntity)
    {
        if (_repairs is null || rows.Operation.IsMutation)
        {
            return null;
        }

        List<string[]>? fields = null;
        var isTooMuch = false;
        var losses = new List<Loss>();
        for (var entry = rows.FirstEntryOf(row); entry >= 0; entry = NextTarget(rows, entry))
        {
            var first = rows.EntryAt(entry);
            var set = rows.Operation.ReadOf(rows.Operation.TargetOf(first.Target));
            losses.Clear();
            foreach (var failure in failures)
            {
                if (_losses.Find(failure, rows.Operation.Path, set, first.Instance, hasEntity) is { } loss)
                {
                    losses.Add(loss);
                    (fields ??= []).Add(loss.Field);
                }
            }

            // What one failure may take is not too much for another.
            isTooMuch |= losses.Exists(loss => loss.IsTooMuch(losses));
        }

        return isTooMuch ? fields : null;
    }

    /// <summary>The next entry of a row that is of another target; -1 if there is none.</summary>
    private static int NextTarget(OperationRows rows, int entry)
    {
        var target = rows.EntryAt(entry).Target;
        while (entry >= 0 && rows.EntryAt(entry).Target == target)
        {
            entry = rows.EntryAt(entry).Next;
        }

        return entry;
    }

    /// <summary>Other objects of the target are the same entity: they refer to the same values.</summary>
    /// <returns>The next entry that is of another target; -1 if there is none.</returns>
    private int CopyToOthers(OperationRows rows, int entry)
    {
        var first = rows.EntryAt(entry);
        var set = rows.Operation.ReadOf(rows.Operation.TargetOf(first.Target));
        for (entry = first.Next; entry >= 0 && rows.EntryAt(entry).Target == first.Target; )
        {
            Copy(set, first.Instance, rows.EntryAt(entry).Instance);
            entry = rows.EntryAt(entry).Next;
        }

        return entry;
    }

    /// <summary>
    /// The offset of the value at a path of members below an object, or of the null above it; -1 if there is none.
    /// </summary>
    private static int Follow(JsonScanner scanner, byte[][] path)
    {
        foreach (var step in path)
        {
            if (scanner.Peek() == (byte)'n')
            {
                break;
            }

            if (scanner.Peek() != (byte)'{' || !Enter(ref scanner, step))
            {
                return -1;
            }
        }

        scanner.Peek();
        return scanner.Position;
    }

    private static bool Enter(ref JsonScanner scanner, byte[] member)
    {
        scanner.Read((byte)'{');
        if (scanner.TryRead((byte)'}'))
        {
            return false;
        }

        do
        {
            if (scanner.ReadName().SequenceEqual(member))
            {
                return true;
            }

            scanner.SkipValue();
        } while (scanner.ReadSeparator((byte)'}'));

        return false;
    }

    /// <remarks>Recursive over places of the plan, whose depth is limited.</remarks>
    private void Copy(ReadSet set, int from, int to)
    {
        store.CopyExistence(from, to);

        foreach (var field in set.Fields)
        {
            var source = store.FieldOf(from, field.Slot);
            if (field.Child is { } child && ReadOfBoth(child, source, store.FieldOf(to, field.Slot)) is { } read)
            {
                // Who knows the object already, as a part that is yet to be delivered does, finds it filled.
                Copy(read, source.Start, store.FieldOf(to, field.Slot).Start);
            }
            else
            {
                store.FieldOf(to, field.Slot) = source;
            }

            if (!store.HasErrorsBeside)
            {
                continue;
            }

            foreach (var error in store.ErrorsBeside(ResultStore.IndexOf(from, field.Slot)))
            {
                store.AddErrorBeside(ResultStore.IndexOf(to, field.Slot), error);
            }
        }
    }

    /// <summary>What is read of two objects of one type; null if they are not, or only one object.</summary>
    private ReadSet? ReadOfBoth(ReadPlace place, in Slot one, in Slot other)
    {
        if (
            one.Kind != SlotKind.Object
            || other.Kind != SlotKind.Object
            || one.Start == other.Start
            || store.TypeOf(one.Start) != store.TypeOf(other.Start)
        )
        {
            return null;
        }

        foreach (var type in place.Types)
        {
            if (type.TypeId == store.TypeOf(one.Start))
            {
                return type.Read;
            }
        }

        return null;
    }
}
