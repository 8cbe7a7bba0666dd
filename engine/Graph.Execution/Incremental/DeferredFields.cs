using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Incremental;

/// <summary>The deferred fields of one object that are delivered together, whoever executes them.</summary>
/// <param name="path">Where the object stands in the response.</param>
/// <param name="groups">The fragments that the fields belong to.</param>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, Execution Groups.</remarks>
internal abstract class DeferredFields(object[] path, DeliveryGroup[] groups)
{
    public object[] Path => path;

    public DeliveryGroup[] Groups => groups;

    /// <summary>The error that left nothing of it; null if there is none.</summary>
    public GraphQLError? Failure { get; set; }

    /// <summary>The errors in it.</summary>
    public List<GraphQLError> Errors { get; set; } = [];

    /// <summary>The lists in it that are streamed once it is delivered.</summary>
    public List<StreamedItems> Streams { get; } = [];

    /// <summary>True once it waits to be executed, and from then on.</summary>
    public bool IsStarted { get; set; }

    /// <summary>True once it is delivered.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>Writes the object with the fields alone.</summary>
    public abstract void WriteData(JsonWriter writer);

    /// <summary>Gives back what was kept to write it; called once it is written.</summary>
    public virtual void Release() { }
}
