using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The extension of a named type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#TypeExtension"/></remarks>
public abstract class TypeExtensionNode(Location location) : TypeSystemExtensionNode(location)
{
    public abstract NameNode Name { get; }

    /// <summary>The directives applied to the type, in order.</summary>
    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}
