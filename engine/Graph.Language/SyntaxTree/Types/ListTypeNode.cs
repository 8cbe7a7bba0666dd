namespace Graph.Language;

/// <summary>A list type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#ListType"/></remarks>
public sealed class ListTypeNode(TypeNode type, Location location = default) : TypeNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.ListType;

    /// <summary>The type of the items.</summary>
    public TypeNode Type { get; } = type;
}
