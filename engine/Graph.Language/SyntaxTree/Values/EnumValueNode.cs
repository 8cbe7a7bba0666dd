namespace Graph.Language;

/// <summary>An enum literal.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Enum-Value"/></remarks>
public sealed class EnumValueNode(string value, Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    /// <summary>The name of the enum value.</summary>
    public string Value { get; } = value;
}
