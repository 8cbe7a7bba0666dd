using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of a union.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Unions"/></remarks>
public sealed class UnionTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    StringValueNode? description,
    Location location = default
) : TypeDefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types.IsDefault ? [] : types;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
