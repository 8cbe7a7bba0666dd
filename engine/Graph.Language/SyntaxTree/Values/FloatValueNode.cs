namespace Graph.Language;

/// <summary>A floating point literal, kept as written.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Float-Value"/></remarks>
public sealed class FloatValueNode(string value, Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    /// <summary>The literal as written.</summary>
    public string Value { get; } = value;
}
