using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of an input object.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Objects"/></remarks>
public sealed class InputObjectTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    StringValueNode? description,
    Location location = default
) : TypeDefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The input fields in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields.IsDefault ? [] : fields;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
