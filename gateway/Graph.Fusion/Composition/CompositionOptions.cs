using System.Collections.Immutable;

namespace Graph.Fusion.Composition;

/// <summary>The choices that composition leaves to the owner of the graph.</summary>
public sealed record CompositionOptions
{
    /// <summary>What holds if nothing is said.</summary>
    public static CompositionOptions Default { get; } = new();

    /// <summary>True to take a lookup's arguments for a key of the entity, so that <c>@key</c> need not repeat them.</summary>
    public bool InferKeysFromLookups { get; init; } = true;

    /// <summary>True to give the keys of an interface to the objects that implement it.</summary>
    public bool InheritInterfaceKeys { get; init; } = true;

    /// <summary>
    /// True to add <c>node(id: ID!): Node</c> and <c>nodes(ids: [ID!]!): [Node]</c> to <c>Query</c>, served by the
    /// gateway, if the graph has the interface <c>Node</c>.
    /// </summary>
    public bool EnableGlobalObjectIdentification { get; init; }

    /// <summary>
    /// The prefix of the ids of a type, by the type's name. A type that is not listed has its name in lower case.
    /// </summary>
    public ImmutableDictionary<string, string> NodePrefixes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// How many combinations of a type and the sources that hold its object are walked to prove that all paths can be
    /// resolved; a graph that leads to more is refused.
    /// </summary>
    public int MaxSatisfiabilityStates { get; init; } = 200_000;
}
