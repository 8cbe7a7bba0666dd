using System.Text.Unicode;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Takes one HTTP answer apart (a result, a list of them, or JSON lines), and reads each result into the objects that
/// wait for it.
/// </summary>
internal sealed class AnswerReader : IDisposable
{
    // Nobody adds to the errors of a result once they are read.
    private static readonly List<SourceError> NoErrors = [];

    private readonly ResultStore _store;
    private readonly SourceErrors _errors;
    private readonly int _maxDepth;
    private readonly SourceErrorReader _errorReader;
    private readonly RowReader _rows;

    public AnswerReader(ResultStore store, SourceErrors errors, int maxDepth)
    {
        _store = store;
        _errors = errors;
        _maxDepth = maxDepth;
        _errorReader = new SourceErrorReader(store);
        _rows = new RowReader(store, errors, _errorReader, maxDepth);
    }

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
        _errorReader.Source = source;
        _rows.Begin(source, repairs);
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

        var scanner = new JsonScanner(json, 0, _maxDepth);
        var isList = scanner.TryRead((byte)'[');
        if (isList && scanner.TryRead((byte)']'))
        {
            return Outcome.Read;
        }

        var answer = _store.AddAnswer(response.Buffer);
        for (var position = 0; ; position++)
        {
            var result = AnswerResult.Scan(ref scanner);
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
    public void Dispose() => _rows.Dispose();

    private void Deliver(
        ReadOnlySpan<byte> json,
        int answer,
        in AnswerResult result,
        int position,
        List<OperationRows> operations
    )
    {
        var (operation, row) = result.Locate(position, operations);
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

        _rows.Read(json, answer, result.Data, rows, row, failures);
        rows.MarkAnswered(row);
    }

    /// <summary>Reads the only result of an answer to several rows.</summary>
    private Outcome ReadWhole(
        ReadOnlySpan<byte> json,
        int answer,
        in AnswerResult result,
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
    private List<SourceError> ErrorsOf(ReadOnlySpan<byte> json, in AnswerResult result)
    {
        if (result.Errors >= 0)
        {
            return _errorReader.Read(json, result.Errors, _maxDepth);
        }

        return json[result.Data] == (byte)'n' ? [_errorReader.NoReason()] : NoErrors;
    }

    /// <summary>One refusal for all rows of an operation.</summary>
    private void RefuseAll(ReadOnlySpan<byte> json, int answer, OperationRows rows, List<SourceError> failures)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            _rows.Read(json, answer, -1, rows, row, failures);
            rows.MarkAnswered(row);
        }
    }

    /// <summary>Says of the rows that have no answer why there is none.</summary>
    /// <param name="rows">What was asked.</param>
    /// <param name="source">The name of the source.</param>
    /// <param name="problem">What the source did, to follow its name.</param>
    public void FailUnanswered(List<OperationRows> rows, string source, string problem)
    {
        var error = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            for (var row = 0; row < rows[i].Count; row++)
            {
                if (rows[i].IsAnswered(row))
                {
                    continue;
                }

                if (rows[i].Failures is { } before)
                {
                    // What was asked again does not come: then it stays at what came before.
                    _rows.Tell(rows[i], row, before[row], hasEntity: false);
                    continue;
                }

                if (error < 0)
                {
                    error = _store.AddError(
                        new FieldError(
                            $"The source '{source}' {problem}.",
                            Graph.Types.ErrorCodes.SubgraphUnavailable,
                            source
                        )
                    );
                }

                for (var entry = rows[i].FirstEntryOf(row); entry >= 0; entry = rows[i].EntryAt(entry).Next)
                {
                    var target = rows[i].Operation.TargetOf(rows[i].EntryAt(entry).Target);
                    if (target.ProvesExistence)
                    {
                        _store.MarkUnproven(rows[i].EntryAt(entry).Instance, error);
                    }

                    _errors.FailMissing(rows[i].Operation.ReadOf(target), rows[i].EntryAt(entry).Instance, error, 0);
                }
            }
        }
    }
}
