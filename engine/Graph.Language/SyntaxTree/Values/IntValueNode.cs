namespace Graph.Language;

/// <summary>An integer literal, kept as its digits: no width is lost.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Int-Value"/></remarks>
public sealed class IntValueNode(string value, Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.IntValue;

    /// <summary>The literal as written.</summary>
    public string Value { get; } = value;
}
