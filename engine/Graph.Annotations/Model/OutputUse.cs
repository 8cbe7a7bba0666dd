using Graph.Language;

namespace Graph.Annotations.Model;

/// <summary>What a C# type is as the type of a field.</summary>
/// <param name="Node">The type in the graph.</param>
/// <param name="Leaf">The C# type of the innermost values if they are scalars; null for composites and enums.</param>
/// <param name="IdTypeName">The object type whose global ids the values are; null for none.</param>
internal sealed record OutputUse(TypeNode Node, Type? Leaf = null, string? IdTypeName = null)
{
    /// <summary>The innermost type's name.</summary>
    public string Name
    {
        get
        {
            var node = Node;
            while (node is not NamedTypeNode)
            {
                node = node is NonNullTypeNode nonNull ? nonNull.Type : ((ListTypeNode)node).Type;
            }

            return ((NamedTypeNode)node).Name.Value;
        }
    }

    /// <summary>True if the values are lists.</summary>
    public bool IsList => (Node is NonNullTypeNode nonNull ? nonNull.Type : Node) is ListTypeNode;

    /// <summary>The same with null among the values.</summary>
    public OutputUse AsNullable() => Node is NonNullTypeNode nonNull ? this with { Node = nonNull.Type } : this;
}
