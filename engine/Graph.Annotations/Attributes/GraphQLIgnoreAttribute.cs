namespace Graph.Annotations;

/// <summary>Keeps a type or member out of the graph.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLIgnoreAttribute : Attribute;
