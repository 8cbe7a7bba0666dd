using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of an argument or an input field.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#InputValueDefinition"/></remarks>
public sealed class InputValueDefinitionNode(
    NameNode name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description,
    Location location = default
) : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public NameNode Name { get; } = name;

    public TypeNode Type { get; } = type;

    /// <summary>The default value, if there is one.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied here, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
