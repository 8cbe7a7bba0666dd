namespace Graph.Language;

/// <summary>One field of an input object literal.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#ObjectField"/></remarks>
public sealed class ObjectFieldNode(NameNode name, ValueNode value, Location location = default) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
