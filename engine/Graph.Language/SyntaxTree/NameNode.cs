namespace Graph.Language;

/// <summary>A name, as written.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#Name"/></remarks>
public sealed class NameNode(string value, Location location = default) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.Name;

    /// <summary>The characters of the name.</summary>
    public string Value { get; } = value;

    /// <inheritdoc />
    public override string ToString() => Value;
}
