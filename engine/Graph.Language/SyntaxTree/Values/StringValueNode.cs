namespace Graph.Language;

/// <summary>A string literal.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-String-Value"/></remarks>
public sealed class StringValueNode(string value, bool block, Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.StringValue;

    /// <summary>The value, escapes and block indentation resolved.</summary>
    public string Value { get; } = value;

    /// <summary>True if it was written as a block string.</summary>
    public bool Block { get; } = block;
}
