using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>A query, mutation or subscription.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language.Operations"/></remarks>
public sealed class OperationDefinitionNode(
    OperationType operation,
    NameNode? name,
    ImmutableArray<VariableDefinitionNode> variableDefinitions,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description,
    Location location = default
) : DefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    /// <summary>Which of the three operations it is.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The name; null for an anonymous operation.</summary>
    public NameNode? Name { get; } = name;

    /// <summary>The variables that the operation declares.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } =
        variableDefinitions.IsDefault ? [] : variableDefinitions;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
