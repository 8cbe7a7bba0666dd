using Graph.Execution;
using Graph.Execution.Incremental;
using Graph.Types.Serialization;

namespace Graph.Fusion.Execution.Incremental;

/// <summary>The first response of several, or the only one if it turned out that nothing is left to come later.</summary>
/// <param name="response">What was neither deferred nor streamed.</param>
/// <param name="pending">What is to come.</param>
/// <param name="execution">What the responses are made of.</param>
internal sealed class IncrementalResponse(
    ComposedResponse response,
    IncrementalPayload pending,
    IncrementalExecution execution
) : ExecutionResult
{
    private readonly bool _hasNext = !pending.IsEmpty;

    public override int Count => 1;

    public override bool IsRequestError => false;

    public override IAsyncEnumerable<ExecutionResult>? Subsequent => _hasNext ? execution : null;

    public override bool HasNext => _hasNext;

    public override void WriteMembers(JsonWriter writer, int index)
    {
        response.WriteMembers(writer);
        if (_hasNext)
        {
            writer.WriteRaw((byte)',');
            pending.WriteMembers(writer, 0);
        }
    }

    public override void Dispose()
    {
        response.Dispose();
        execution.Dispose();
        base.Dispose();
    }
}
