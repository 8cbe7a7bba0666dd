namespace Graph.Annotations;

/// <summary>Makes a C# interface or abstract class a union of the object types whose C# types implement it.</summary>
/// <param name="name">The name in the graph; null for the name of the C# type, without the <c>I</c> of an interface.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class UnionTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The name in the graph; null for the name of the C# type.</summary>
    public string? Name { get; } = name;
}
