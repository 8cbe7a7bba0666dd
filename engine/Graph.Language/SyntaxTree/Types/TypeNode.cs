namespace Graph.Language;

/// <summary>A reference to a type: a name, a list or a non-null.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#Type"/></remarks>
public abstract class TypeNode(Location location) : SyntaxNode(location);
