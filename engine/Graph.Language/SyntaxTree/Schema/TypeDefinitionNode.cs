using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of a named type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#TypeDefinition"/></remarks>
public abstract class TypeDefinitionNode(Location location) : TypeSystemDefinitionNode(location)
{
    public abstract NameNode Name { get; }

    /// <summary>The directives applied to the type, in order.</summary>
    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}
