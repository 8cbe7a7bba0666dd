namespace Graph.Language;

/// <summary>The literal <c>null</c>.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Null-Value"/></remarks>
public sealed class NullValueNode(Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.NullValue;
}
