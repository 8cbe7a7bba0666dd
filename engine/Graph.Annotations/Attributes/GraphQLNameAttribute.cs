namespace Graph.Annotations;

/// <summary>The name in the graph, where the convention's is not the right one.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
