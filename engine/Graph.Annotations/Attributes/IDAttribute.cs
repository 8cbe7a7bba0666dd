using Graph.Types;

namespace Graph.Annotations;

/// <summary>
/// The value is an <c>ID</c>: a string as it is; a <see cref="Guid"/> as the global id of the declaring type, written and
/// read by the schema's <see cref="INodeIdSerializer"/>.
/// </summary>
/// <param name="typeName">The type that the id names, where it is not the declaring type.</param>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Method | AttributeTargets.ReturnValue
)]
public class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>The type that the id names; null for the declaring type.</summary>
    public string? TypeName { get; } = typeName;

    internal virtual Type? NodeType => null;
}
