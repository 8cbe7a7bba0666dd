using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of a scalar.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Scalars"/></remarks>
public sealed class ScalarTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description,
    Location location = default
) : TypeDefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
