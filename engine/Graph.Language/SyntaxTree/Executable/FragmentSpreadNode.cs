using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The use of a named fragment.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#FragmentSpread"/></remarks>
public sealed class FragmentSpreadNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    Location location = default
) : SelectionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;
}
