using System.Collections.Immutable;
using Graph.Types;

namespace Graph.Fusion.Schemas;

/// <summary>A field of the composed graph and where it can be had.</summary>
public sealed class FusionField(
    OutputField definition,
    bool isInaccessible,
    bool isResolvedByGateway,
    ImmutableArray<SourceField> sources
)
{
    /// <summary>The merged field, of <see cref="FusionSchema.Execution"/>.</summary>
    public OutputField Definition { get; } = definition;

    public string Name => Definition.Name;

    /// <summary>True if clients do not see it; it can still be a key or a requirement.</summary>
    public bool IsInaccessible { get; } = isInaccessible;

    /// <summary>True for <c>Query.node</c> and <c>Query.nodes</c> where the gateway itself serves them.</summary>
    public bool IsResolvedByGateway { get; } = isResolvedByGateway;

    /// <summary>The definitions of the sources that can serve it, sorted by source.</summary>
    public ImmutableArray<SourceField> Sources { get; } = sources;

    /// <summary>The definition in this source, or null if it cannot serve the field.</summary>
    public SourceField? In(int source)
    {
        foreach (var field in Sources)
        {
            if (field.Source.Id == source)
            {
                return field;
            }
        }

        return null;
    }
}
