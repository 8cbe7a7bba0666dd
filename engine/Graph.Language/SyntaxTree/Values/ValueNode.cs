namespace Graph.Language;

/// <summary>A literal value, or a variable that stands for one.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#Value"/></remarks>
public abstract class ValueNode(Location location) : SyntaxNode(location);
