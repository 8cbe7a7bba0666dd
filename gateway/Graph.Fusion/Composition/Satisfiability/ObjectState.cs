using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Satisfiability;

/// <summary>An object of a type that some sources hold: everything that can be asked of it has to be resolvable.</summary>
internal sealed class ObjectState(
    string typeName,
    SourceSet held,
    SourceSet again,
    ProvidedSelections provided,
    ObjectState? parent,
    string? fieldName
)
{
    public string TypeName { get; } = typeName;

    /// <summary>The sources that hold the object; the gateway may ask each of them.</summary>
    public SourceSet Held { get; } = held;

    /// <summary>
    /// The sources that can be asked about the object a second time on the way it was come by: from <c>Query</c>, or from
    /// an object that a lookup finds, without a list between.
    /// </summary>
    public SourceSet Again { get; } = again;

    public ProvidedSelections Provided { get; } = provided;

    /// <summary>The fields that lead on, or that nobody can resolve.</summary>
    public List<FieldOutcome> Outcomes { get; } = [];

    /// <summary>The states that need this one.</summary>
    public List<ObjectState> Dependents { get; } = [];

    public bool IsFailed { get; set; }

    /// <summary>A shortest path to the state: <c>Query.me&lt;Profile&gt;</c>.</summary>
    public string Path => parent is null ? TypeName : $"{parent.Path}.{fieldName}<{TypeName}>";

    /// <summary>True if some field cannot be resolved, given which of the following states have failed.</summary>
    public bool FailsNow()
    {
        foreach (var outcome in Outcomes)
        {
            if (outcome.IsFailed)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a field leads to.</summary>
/// <param name="Field">The field.</param>
/// <param name="Choices">
/// Ways to resolve it, one of which is enough; each gives objects all of which have to be resolvable. Empty if nobody
/// can resolve it.
/// </param>
internal sealed record FieldOutcome(FusionField Field, List<List<ObjectState>> Choices)
{
    public bool IsFailed => Choices.TrueForAll(choice => choice.Exists(state => state.IsFailed));
}
