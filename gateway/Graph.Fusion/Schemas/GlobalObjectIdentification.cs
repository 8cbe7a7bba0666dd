using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Graph.Fusion.Schemas;

/// <summary>
/// How the gateway serves <c>Query.node</c> and <c>Query.nodes</c>: the text before the last underscore of an id names
/// the type, whose lookup by <c>id</c> then fetches the object.
/// </summary>
public sealed class GlobalObjectIdentification(ImmutableArray<NodeType> types)
{
    private readonly FrozenDictionary<string, NodeType> _byPrefix = types.ToFrozenDictionary(
        type => type.Prefix,
        StringComparer.Ordinal
    );

    /// <summary>The types that can be fetched, sorted by prefix.</summary>
    public ImmutableArray<NodeType> Types { get; } = types;

    /// <summary>The type that an id names, or null if its prefix is unknown or missing.</summary>
    public NodeType? TypeOf(string id)
    {
        var underscore = id.LastIndexOf('_');
        return underscore > 0 ? _byPrefix.GetValueOrDefault(id[..underscore]) : null;
    }
}

/// <summary>A type that can be fetched by its global id.</summary>
/// <param name="Prefix">What its ids begin with, up to the last underscore.</param>
/// <param name="TypeName">The object type.</param>
public sealed record NodeType(string Prefix, string TypeName);
