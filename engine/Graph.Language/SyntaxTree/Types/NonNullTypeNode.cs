namespace Graph.Language;

/// <summary>A non-null type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#NonNullType"/></remarks>
public sealed class NonNullTypeNode(TypeNode type, Location location = default) : TypeNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    /// <summary>The type that may not be null; never itself non-null.</summary>
    public TypeNode Type { get; } = type;
}
