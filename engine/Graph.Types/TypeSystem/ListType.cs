namespace Graph.Types;

/// <summary>A list.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-List"/></remarks>
public sealed class ListType(GraphType ofType) : GraphType
{
    /// <summary>The type of the items.</summary>
    public GraphType OfType { get; } = ofType;

    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.List;

    /// <inheritdoc />
    public override NamedType Named => OfType.Named;

    /// <inheritdoc />
    public override string ToString() => $"[{OfType}]";
}
