namespace Graph.Language;

/// <summary>A variable used as a value.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language.Variables"/></remarks>
public sealed class VariableNode(NameNode name, Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name { get; } = name;
}
