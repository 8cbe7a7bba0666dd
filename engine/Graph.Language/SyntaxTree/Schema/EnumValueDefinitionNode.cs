using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>One value of an enum.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#EnumValueDefinition"/></remarks>
public sealed class EnumValueDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description,
    Location location = default
) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    public NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
