namespace Graph.Annotations;

/// <summary>The name of the payload's field that carries the mutation's result; otherwise it is the result type's name.</summary>
/// <param name="name">The name, such as <c>deletedPostId</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PayloadFieldAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
