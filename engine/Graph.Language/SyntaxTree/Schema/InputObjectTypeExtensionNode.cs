using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>An extension of an input object.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Object-Extensions"/></remarks>
public sealed class InputObjectTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    Location location = default
) : TypeExtensionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The input fields in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields.IsDefault ? [] : fields;
}
