using Graph.Execution.Columns;
using Graph.Types.Serialization;

namespace Graph.Execution.Writing;

/// <summary>The answer to an executed request: written straight from the columns of its run.</summary>
internal sealed class OperationResult(OperationRun run) : ExecutionResult
{
    private OperationRun? _run = run;

    public override int Count => 1;

    public override bool IsRequestError => false;

    public override void WriteMembers(JsonWriter writer, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(index, 0);
        ObjectDisposedException.ThrowIf(_run is null, this);
        WriteMembers(writer, _run, 0);
    }

    /// <summary>Writes the response of one row of the root.</summary>
    public static void WriteMembers(JsonWriter writer, OperationRun run, int row)
    {
        var isNull = false;
        if (run.HasFailures)
        {
            var collector = new ErrorCollector();
            isNull = run.Root.IsNulled(row);
            if (isNull)
            {
                run.Root.CollectCause(row, collector);
            }
            else
            {
                run.Root.CollectErrors(row, collector);
            }

            if (collector.Errors.Count > 0)
            {
                ErrorWriter.WriteErrors(writer, collector.Errors);
                writer.WriteRaw((byte)',');
            }
        }

        writer.WriteRaw("\"data\":"u8);
        if (isNull)
        {
            writer.WriteNull();
        }
        else
        {
            run.Root.Write(writer, row);
        }
    }

    public override void Dispose()
    {
        var released = _run;
        _run = null;
        released?.Release();
        base.Dispose();
    }
}
