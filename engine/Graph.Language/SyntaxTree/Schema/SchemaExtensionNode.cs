using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>An extension of a schema.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Schema-Extension"/></remarks>
public sealed class SchemaExtensionNode(
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    Location location = default
) : TypeSystemExtensionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.SchemaExtension;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The root types.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } =
        operationTypes.IsDefault ? [] : operationTypes;
}
