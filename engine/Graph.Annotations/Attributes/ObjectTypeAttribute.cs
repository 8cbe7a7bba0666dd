namespace Graph.Annotations;

/// <summary>Names an object type, or makes it part of the schema though no field leads to it.</summary>
/// <param name="name">The name in the graph; null for the name of the C# type.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The name in the graph; null for the name of the C# type.</summary>
    public string? Name { get; } = name;
}
