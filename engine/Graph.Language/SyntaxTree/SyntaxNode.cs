namespace Graph.Language;

/// <summary>A node of the immutable syntax tree of a GraphQL document.</summary>
/// <param name="location">Where the node stands in its text.</param>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language"/></remarks>
public abstract class SyntaxNode(Location location)
{
    /// <summary>What the node is.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>Where the node stands; <see cref="Location.None"/> for a node that was made, not parsed.</summary>
    public Location Location { get; } = location;

    /// <summary>The node as GraphQL text, indented.</summary>
    public override string ToString() => SyntaxPrinter.Print(this);
}
