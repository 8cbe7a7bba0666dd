using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>A fragment written in place.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Inline-Fragments"/></remarks>
public sealed class InlineFragmentNode(
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    Location location = default
) : SelectionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    /// <summary>The type that it applies to; null for the enclosing type.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
