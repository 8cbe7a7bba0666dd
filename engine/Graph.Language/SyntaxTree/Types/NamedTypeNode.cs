namespace Graph.Language;

/// <summary>A reference to a type by its name.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#NamedType"/></remarks>
public sealed class NamedTypeNode(NameNode name, Location location = default) : TypeNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public NameNode Name { get; } = name;
}
