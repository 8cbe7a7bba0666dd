using Graph.Execution.Incremental;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning.Incremental;
using Graph.Types.Serialization;

namespace Graph.Fusion.Execution.Incremental;

/// <summary>The fields of one object that are delivered with a part.</summary>
/// <param name="instance">The object.</param>
/// <param name="part">The part.</param>
/// <param name="isLater">True if the object belongs to a streamed item that comes later.</param>
/// <param name="steps">Where the object stands in the response.</param>
/// <param name="path">The same, as it is written.</param>
/// <param name="scope">The deferred fragments around it, its own included.</param>
/// <param name="groups">The fragments that the fields belong to.</param>
internal sealed class DeferredObject(
    int instance,
    PlannedPart part,
    bool isLater,
    PathStep[] steps,
    object[] path,
    DeferScope? scope,
    DeliveryGroup[] groups
) : DeferredFields(path, groups)
{
    public int Instance => instance;

    public PlannedPart Part => part;

    public bool IsLater => isLater;

    public PathStep[] Steps => steps;

    public DeferScope? Scope => scope;

    /// <summary>The object with the fields as JSON; null as long as they are not there, and if nothing is left of them.</summary>
    public PooledBytes? Data { get; set; }

    /// <summary>True if it is told with none of the fragments any more.</summary>
    public bool IsDropped => Array.TrueForAll(Groups, static group => group.IsOver);

    public override void WriteData(JsonWriter writer) => writer.WriteRaw(Data!.Span);

    public override void Release() => Data?.Dispose();
}
