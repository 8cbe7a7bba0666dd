using Graph.Execution.Columns;
using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Incremental;

/// <summary>The first response of several: what was neither deferred nor streamed.</summary>
internal sealed class IncrementalResult : ExecutionResult
{
    private readonly OperationRun _run;
    private readonly IncrementalPayload _pending;
    private readonly SubsequentResults _subsequent;

    private IncrementalResult(OperationRun run, IncrementalPayload pending, SubsequentResults subsequent)
    {
        _run = run;
        _pending = pending;
        _subsequent = subsequent;
    }

    public override int Count => 1;

    public override bool IsRequestError => false;

    public override IAsyncEnumerable<ExecutionResult>? Subsequent => _subsequent;

    public override bool HasNext => true;

    /// <summary>The result of a run that is over: it may turn out that nothing is left to be delivered later.</summary>
    /// <param name="run">The run.</param>
    /// <param name="timedOut">Makes the error of work that takes too long.</param>
    /// <param name="tooLarge">Makes the error of a response that holds too much.</param>
    /// <param name="clientGone">Cancelled when the client goes away.</param>
    public static ExecutionResult Of(
        OperationRun run,
        Func<GraphQLError> timedOut,
        Func<GraphQLError> tooLarge,
        CancellationToken clientGone
    )
    {
        if (run.HasFailures && run.Root.IsNulled(0))
        {
            return new OperationResult(run);
        }

        var subsequent = new SubsequentResults(run, timedOut, tooLarge, clientGone);
        switch (subsequent.Begin(out var pending))
        {
            case null:
                return pending.IsEmpty ? new OperationResult(run) : new IncrementalResult(run, pending, subsequent);
            case var refusal:
                run.Release();
                return new RequestErrorResult(refusal);
        }
    }

    public override void WriteMembers(JsonWriter writer, int index)
    {
        OperationResult.WriteMembers(writer, _run, 0);
        writer.WriteRaw((byte)',');
        _pending.WriteMembers(writer, 0);
    }

    public override void Dispose()
    {
        _subsequent.Dispose();
        base.Dispose();
    }
}
