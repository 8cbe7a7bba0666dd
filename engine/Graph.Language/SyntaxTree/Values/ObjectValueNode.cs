using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>An input object literal.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Object-Values"/></remarks>
public sealed class ObjectValueNode(ImmutableArray<ObjectFieldNode> fields, Location location = default)
    : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    /// <summary>The fields in the order of the text.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields.IsDefault ? [] : fields;
}
