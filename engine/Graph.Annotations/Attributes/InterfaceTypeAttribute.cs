namespace Graph.Annotations;

/// <summary>
/// Makes a C# interface or abstract class an interface of the graph. Object types whose C# type implements it implement
/// it in the graph.
/// </summary>
/// <param name="name">The name in the graph; null for the name of the C# type, without the <c>I</c> of an interface.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The name in the graph; null for the name of the C# type.</summary>
    public string? Name { get; } = name;
}
