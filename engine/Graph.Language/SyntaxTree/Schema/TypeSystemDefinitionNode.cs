namespace Graph.Language;

/// <summary>A definition of the type system: schema, type or directive.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#TypeSystemDefinition"/></remarks>
public abstract class TypeSystemDefinitionNode(Location location) : DefinitionNode(location);
