using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of an output field.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#FieldDefinition"/></remarks>
public sealed class FieldDefinitionNode(
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description,
    Location location = default
) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public NameNode Name { get; } = name;

    /// <summary>The arguments in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments.IsDefault ? [] : arguments;

    public TypeNode Type { get; } = type;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
