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

    /// <summary>The usages of <c>@defer</c> that come into force here.</summary>
    public DeferUsage[] NewUsages { get; internal set; } = [];

    /// <summary>The fields that are delivered later than <see cref="Fields"/>, by what they are delivered with.</summary>
    public DeferredSelectionSet[] Deferred { get; internal set; } = [];

    /// <summary>True if something is deferred or streamed, here or below.</summary>
    public bool IsIncremental { get; internal set; }

    /// <summary>The number of fields if everything below were unfolded, what is deferred included.</summary>
    public long Size { get; internal set; }

    /// <summary>True if a field of this name is selected, deferred or not.</summary>
    public bool IsSelected(string fieldName)
    {
        foreach (var field in Fields)
        {
            if ((field.Definition?.Name ?? "__typename") == fieldName)
            {
                return true;
            }
        }

        foreach (var deferred in Deferred)
        {
            if (deferred.Set.IsSelected(fieldName))
            {
                return true;
            }
        }

        return false;
    }
}
