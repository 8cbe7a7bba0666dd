using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The declaration of one variable of an operation.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#VariableDefinition"/></remarks>
public sealed class VariableDefinitionNode(
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description,
    Location location = default
) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    public VariableNode Variable { get; } = variable;

    /// <summary>The declared input type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default value; null if there is none (a literal null is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
