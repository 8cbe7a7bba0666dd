using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of a schema's root types.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Schema"/></remarks>
public sealed class SchemaDefinitionNode(
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    StringValueNode? description,
    Location location = default
) : TypeSystemDefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The root types.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } =
        operationTypes.IsDefault ? [] : operationTypes;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
