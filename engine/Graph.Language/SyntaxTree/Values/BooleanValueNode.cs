namespace Graph.Language;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Boolean-Value"/></remarks>
public sealed class BooleanValueNode(bool value, Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;
}
