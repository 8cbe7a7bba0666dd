using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>A named fragment.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language.Fragments"/></remarks>
public sealed class FragmentDefinitionNode(
    NameNode name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description,
    Location location = default
) : DefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    public NameNode Name { get; } = name;

    /// <summary>The type that the fragment applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
