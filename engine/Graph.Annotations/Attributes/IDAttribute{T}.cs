namespace Graph.Annotations;

/// <summary>The value is the global <c>ID</c> of a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The C# type of the objects that the id names.</typeparam>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Method | AttributeTargets.ReturnValue
)]
public sealed class IDAttribute<T>() : IDAttribute(null)
{
    internal override Type NodeType => typeof(T);
}
