using System.Text.Unicode;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Takes one HTTP answer apart (a result, a list of them, or JSON lines), and reads each result into the objects that
/// wait for it.
/// </summary>
internal sealed class AnswerReader(ResultStore store, SourceErrors errors, int maxDepth) : IDisposable
{
    // Nobody adds to the errors of a result once they are read.
    private static readonly List<SourceError> NoErrors = [];

    private readonly SourceErrorReader _errorReader = new(store);
    private readonly ObjectReader _objects = new(store, errors);
    private readonly Losses _losses = new(store);
    private Repairs? _repairs;

    /// <summary>How an answer was understood.</summary>
    internal enum Outcome
    {
        /// <summary>Every result found its place.</summary>
        Read,

        /// <summary>Nothing is read: one result stands for a whole batch, which may be answered in parts.</summary>
        Refused,
    }

    /// <summary>True if the last answer had data.</summary>
    public bool HasData { get; private set; }

    /// <summary>Reads an answer to the given operations.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="operations">What was asked.</param>
    /// <param name="source">The name of the source.</param>
    /// <param name="isFinal">False if a refusal of the whole is not to be taken over.</param>
    /// <param name="repairs">Takes what is to be asked again; null if nothing can be.</param>
    /// <exception cref="MalformedResponseException">It is no GraphQL answer.</exception>
    public Outcome Read(
        SourceResponse response,
        List<OperationRows> operations,
        string source,
        bool isFinal,
        Repairs? repairs
    )
    {
        _repairs = repairs;
        _errorReader.Source = _objects.Source = source;
        HasData = false;
        var json = response.Buffer.AsSpan(0, response.Length);
        if (!Utf8.IsValid(json))
        {
            throw new MalformedResponseException("it is not UTF-8");
        }

        var rows = 0;
        foreach (var operation in operations)
        {
            rows += operation.Count;
        }

        var scanner = new JsonScanner(json, 0, maxDepth);
        var isList = scanner.TryRead((byte)'[');
        if (isList && scanner.TryRead((byte)']'))
        {
            return Outcome.Read;
        }

        var answer = store.AddAnswer(response.Buffer);
        for (var position = 0; ; position++)
        {
            var result = Scan(ref scanner);
            var isLast = isList ? !scanner.ReadSeparator((byte)']') : scanner.Peek() == 0;
            if (position == 0 && rows > 1 && isLast && !result.HasIndex && (!isList || result.Data < 0))
            {
                return ReadWhole(json, answer, result, operations, isFinal);
            }

            Deliver(json, answer, result, position, operations);
            if (isLast)
            {
                break;
            }
        }

        if (scanner.Peek() != 0)
        {
            scanner.Fail("nothing more is expected");
        }

        return Outcome.Read;
    }

    /// <inheritdoc />
    public void Dispose() => _objects.Dispose();

    /// <summary>Where the parts of one result are; -1 for a part that is not there.</summary>
    private struct Result
    {
        public int Start;
        public int Data;
        public int Errors;
        public int RequestIndex;
        public int VariableIndex;

        public readonly bool HasIndex => RequestIndex >= 0 || VariableIndex >= 0;
    }

    private static Result Scan(ref JsonScanner scanner)
    {
        var result = new Result
        {
            Start = scanner.Position,
            Data = -1,
            Errors = -1,
            RequestIndex = -1,
            VariableIndex = -1,
        };
        scanner.Read((byte)'{');
        if (scanner.TryRead((byte)'}'))
        {
            return result;
        }

        do
        {
            var name = scanner.ReadName();
            scanner.Peek();
            var start = scanner.Position;
            if (name.SequenceEqual("requestIndex"u8))
            {
                result.RequestIndex = scanner.ReadIndex();
                continue;
            }

            if (name.SequenceEqual("variableIndex"u8))
            {
                result.VariableIndex = scanner.ReadIndex();
                continue;
            }

            scanner.SkipValue();
            if (name.SequenceEqual("data"u8))
            {
                result.Data = start;
            }
            else if (name.SequenceEqual("errors"u8))
            {
                result.Errors = scanner.IsEmpty(start) ? -1 : start;
            }
        } while (scanner.ReadSeparator((byte)'}'));

        return result;
    }

    private void Deliver(
        ReadOnlySpan<byte> json,
        int answer,
        in Result result,
        int position,
        List<OperationRows> operations
    )
    {
        var (operation, row) = Locate(result, position, operations);
        if (operation < 0)
        {
            throw new MalformedResponseException($"at byte {result.Start}: a result answers nothing that was asked");
        }

        if (result.Data < 0 && result.Errors < 0)
        {
            throw new MalformedResponseException($"at byte {result.Start}: a result has neither data nor errors");
        }

        HasData |= result.Data >= 0;
        var rows = operations[operation];
        var failures = ErrorsOf(json, result);
        if (row < 0)
        {
            RefuseAll(json, answer, rows, failures);
            return;
        }

        if (rows.IsAnswered(row))
        {
            throw new MalformedResponseException($"at byte {result.Start}: a result comes twice");
        }

        ReadRow(json, answer, result.Data, rows, row, failures);
        rows.MarkAnswered(row);
    }

    private static (int Operation, int Row) Locate(in Result result, int position, List<OperationRows> operations)
    {
        if (!result.HasIndex)
        {
            // A list without indices answers in the order of the requests.
            for (var i = 0; i < operations.Count; i++)
            {
                if (position < operations[i].Count)
                {
                    return (i, position);
                }

                position -= operations[i].Count;
            }

            return (-1, -1);
        }

        var operation = Math.Max(0, result.RequestIndex);
        if (operation >= operations.Count)
        {
            return (-1, -1);
        }

        var count = operations[operation].Count;
        if (result.VariableIndex < 0)
        {
            return (operation, count == 1 ? 0 : -1);
        }

        return result.VariableIndex < count ? (operation, result.VariableIndex) : (-1, -1);
    }

    /// <summary>Reads the only result of an answer to several rows.</summary>
    private Outcome ReadWhole(
        ReadOnlySpan<byte> json,
        int answer,
        in Result result,
        List<OperationRows> operations,
        bool isFinal
    )
    {
        if (!isFinal)
        {
            return Outcome.Refused;
        }

        if (result.Errors < 0)
        {
            throw new MalformedResponseException("one result is given for a batch");
        }

        var failures = ErrorsOf(json, result);
        foreach (var operation in operations)
        {
            RefuseAll(json, answer, operation, failures);
        }

        return Outcome.Read;
    }

    /// <summary>The errors of a result; one where the result has neither data nor a reason for that.</summary>
    private List<SourceError> ErrorsOf(ReadOnlySpan<byte> json, in Result result)
    {
        if (result.Errors >= 0)
        {
            return _errorReader.Read(json, result.Errors, maxDepth);
        }

        return json[result.Data] == (byte)'n' ? [_errorReader.NoReason()] : NoErrors;
    }

    /// <summary>One refusal for all rows of an operation.</summary>
    private void RefuseAll(ReadOnlySpan<byte> json, int answer, OperationRows rows, List<SourceError> failures)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            ReadRow(json, answer, -1, rows, row, failures);
            rows.MarkAnswered(row);
        }
    }

    private void ReadRow(
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
            failures = [_errorReader.NotAsked(operation.Path)];
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
        if (FindLosses(rows, row, failures, entity >= 0) is { } lost && _repairs!.Add(rows, row, lost, told))
        {
            _objects.Forget();
            return;
        }

        Tell(rows, row, told, entity >= 0);
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
            isTooMuch |= losses.Exists(loss =>
                !losses.Exists(other => other.Slot == loss.Slot && other is { IsDue: true, IsNeeded: false })
            );
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

    private void Copy(ReadSet set, int from, int to)
    {
        store.CopyExistence(from, to);

        foreach (var field in set.Fields)
        {
            store.FieldOf(to, field.Slot) = store.FieldOf(from, field.Slot);
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
}
