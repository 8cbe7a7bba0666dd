namespace Graph.Language;

/// <summary>A definition at the top of a document.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#Definition"/></remarks>
public abstract class DefinitionNode(Location location) : SyntaxNode(location);
