using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>The fields that are asked of the objects of one type at one place, collected and merged.</summary>
/// <remarks>
/// Equal sets are one object, wherever they stand in the operation: the compiled operation is a graph without cycles
/// that execution unfolds. <see href="https://spec.graphql.org/September2025/#CollectFields()"/>
/// </remarks>
internal sealed class CompiledSelectionSet(ObjectType type)
{
    /// <summary>The type of the objects.</summary>
    public ObjectType Type { get; } = type;

    /// <summary>The fields in the order of the response.</summary>
    public CompiledField[] Fields { get; internal set; } = [];

    /// <summary>The number of fields if everything below were unfolded.</summary>
    public long Size { get; internal set; }
}
