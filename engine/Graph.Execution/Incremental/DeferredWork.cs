using Graph.Execution.Columns;
using Graph.Execution.Resolvers;

namespace Graph.Execution.Incremental;

/// <summary>
/// What is executed at once after the first response: the same deferred fields of all objects of a place, or the remaining
/// items of the lists of a field.
/// </summary>
internal sealed class DeferredWork
{
    private DeferredWork(OperationRun run, List<ExecutionRecord> records, List<StreamRecord> streams)
    {
        Run = run;
        Records = records;
        Streams = streams;
    }

    public OperationRun Run { get; }

    /// <summary>The objects, in the order of the run's rows.</summary>
    public List<ExecutionRecord> Records { get; }

    /// <summary>The lists, in the order of the run's items.</summary>
    public List<StreamRecord> Streams { get; }

    /// <summary>Why it did not come to an end; null if it did, or is not over.</summary>
    public Exception? Exception { get; private set; }

    /// <summary>True once its run is over, and nothing writes to it any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Work on the deferred fields of objects of one place.</summary>
    public static DeferredWork On(OperationRun initial, List<ExecutionRecord> records)
    {
        var work = new DeferredWork(new OperationRun(initial, records[0].Set.Set), records, []);
        for (var i = 0; i < records.Count; i++)
        {
            records[i].Run = work.Run;
            records[i].RunRow = i;
        }

        return work;
    }

    /// <summary>Work on the remaining items of lists of one field.</summary>
    public static DeferredWork On(OperationRun initial, List<StreamRecord> streams)
    {
        var work = new DeferredWork(new OperationRun(initial, streams[0].Lists.Stream.Items), [], streams);
        var start = 0;
        foreach (var stream in streams)
        {
            stream.Run = work.Run;
            stream.RunStart = start;
            start += stream.Count;
        }

        return work;
    }

    /// <summary>Executes it. Never throws: see <see cref="Exception"/>.</summary>
    public async ValueTask ExecuteAsync()
    {
        try
        {
            await Begin().ConfigureAwait(false);
            IsOver = true;
        }
        catch (Exception exception)
        {
            Exception = exception;
        }
    }

    private ValueTask Begin()
    {
        if (Streams.Count > 0)
        {
            return Run.ExecuteStreamedAsync(Streams[0].Lists.RentRemaining(Streams));
        }

        var place = Records[0].Place;
        return IsWhole(place)
            ? Run.ExecuteDeferredAsync(place.Parents, isOwned: false)
            : Run.ExecuteDeferredAsync(Select(place.Parents), isOwned: true);
    }

    private bool IsWhole(Place place)
    {
        if (Records.Count != place.Count)
        {
            return false;
        }

        for (var i = 0; i < Records.Count; i++)
        {
            if (Records[i].Row != i)
            {
                return false;
            }
        }

        return true;
    }

    private Column Select(Column parents)
    {
        var rows = new int[Records.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Records[i].Row;
        }

        return parents.Select(rows);
    }
}
