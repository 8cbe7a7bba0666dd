namespace Graph.Annotations;

/// <summary>
/// Makes a class or record an input object. Not needed where its name ends with <c>Input</c>; without either, a class
/// in a parameter list is a service.
/// </summary>
/// <param name="name">The name in the graph; null for the name of the C# type.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InputObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The name in the graph; null for the name of the C# type.</summary>
    public string? Name { get; } = name;
}
