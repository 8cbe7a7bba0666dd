namespace Graph.Language;

/// <summary>One argument of a field or a directive.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language.Arguments"/></remarks>
public sealed class ArgumentNode(NameNode name, ValueNode value, Location location = default) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
