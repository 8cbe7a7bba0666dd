namespace Graph.Language;

/// <summary>The root type of one operation.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#RootOperationTypeDefinition"/></remarks>
public sealed class OperationTypeDefinitionNode(
    OperationType operation,
    NamedTypeNode type,
    Location location = default
) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    /// <summary>Which operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Its root type.</summary>
    public NamedTypeNode Type { get; } = type;
}
