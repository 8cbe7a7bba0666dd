using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Types.Serialization;

namespace Graph.Execution.Incremental;

/// <summary>The deferred fields of one object that are executed, and delivered, together.</summary>
/// <param name="place">The place of the object.</param>
/// <param name="row">The object's row there.</param>
/// <param name="set">The fields.</param>
/// <param name="path">Where the object stands in the response.</param>
/// <param name="scope">The deferred fragments around the object.</param>
/// <param name="groups">The fragments that the fields belong to.</param>
internal sealed class ExecutionRecord(
    Place place,
    int row,
    DeferredSelectionSet set,
    object[] path,
    DeferScope? scope,
    DeliveryGroup[] groups
) : DeferredFields(path, groups)
{
    public Place Place => place;

    public int Row => row;

    public DeferredSelectionSet Set => set;

    public DeferScope? Scope => scope;

    /// <summary>The run that executes it; null as long as it has not begun.</summary>
    public OperationRun? Run { get; set; }

    /// <summary>Its row in the run.</summary>
    public int RunRow { get; set; }

    public override void WriteData(JsonWriter writer) => Run!.Root.Write(writer, RunRow);
}
