using Graph.Execution.Columns;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Writing;

/// <summary>The answers to a request with many sets of variables.</summary>
internal sealed class BatchResult(int count) : ExecutionResult
{
    private readonly Entry[] _entries = new Entry[count];
    private readonly List<OperationRun> _runs = [];

    public override int Count => _entries.Length;

    public override bool IsRequestError => false;

    /// <summary>Refuses one set.</summary>
    public void SetErrors(int index, IReadOnlyList<GraphQLError> errors) => _entries[index].Errors = errors;

    /// <summary>Answers one set with a row of a run.</summary>
    public void SetRow(int index, OperationRun run, int row)
    {
        _entries[index].Run = run;
        _entries[index].Row = row;
    }

    /// <summary>Owns a run from here on.</summary>
    public void Own(OperationRun run) => _runs.Add(run);

    public override void WriteMembers(JsonWriter writer, int index)
    {
        var entry = _entries[index];
        if (entry.Errors is not null)
        {
            ErrorWriter.WriteErrors(writer, entry.Errors);
        }
        else
        {
            OperationResult.WriteMembers(writer, entry.Run!, entry.Row);
        }
    }

    /// <summary>Gives up all runs, of which some may still be busy.</summary>
    public void Abandon()
    {
        foreach (var run in _runs)
        {
            run.Abandon();
        }

        _runs.Clear();
    }

    public override void Dispose()
    {
        Array.Clear(_entries);
        foreach (var run in _runs)
        {
            run.Release();
        }

        _runs.Clear();
        base.Dispose();
    }

    private struct Entry
    {
        public IReadOnlyList<GraphQLError>? Errors;
        public OperationRun? Run;
        public int Row;
    }
}
