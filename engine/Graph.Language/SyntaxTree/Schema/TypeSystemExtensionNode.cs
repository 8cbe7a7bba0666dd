namespace Graph.Language;

/// <summary>An extension of the schema or of a type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#TypeSystemExtension"/></remarks>
public abstract class TypeSystemExtensionNode(Location location) : DefinitionNode(location);
