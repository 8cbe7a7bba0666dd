using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Types;

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
)
{
    public Place Place => place;

    public int Row => row;

    public DeferredSelectionSet Set => set;

    public object[] Path => path;

    public DeferScope? Scope => scope;

    public DeliveryGroup[] Groups => groups;

    /// <summary>The run that executes it; null as long as it has not begun.</summary>
    public OperationRun? Run { get; set; }

    /// <summary>Its row in the run.</summary>
    public int RunRow { get; set; }

    /// <summary>The error that left nothing of it; null if there is none.</summary>
    public GraphQLError? Failure { get; set; }

    /// <summary>The errors in it.</summary>
    public List<GraphQLError> Errors { get; set; } = [];

    /// <summary>The lists in it that are streamed once it is delivered.</summary>
    public List<StreamRecord> Streams { get; } = [];

    /// <summary>True once it waits to be executed, and from then on.</summary>
    public bool IsStarted { get; set; }

    /// <summary>True once it is delivered.</summary>
    public bool IsDelivered { get; set; }
}
