using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>A field, a fragment spread or an inline fragment.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#Selection"/></remarks>
public abstract class SelectionNode(Location location) : SyntaxNode(location)
{
    /// <summary>The directives applied here, in order.</summary>
    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}
