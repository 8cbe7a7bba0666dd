using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>An extension of an interface.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Interface-Extensions"/></remarks>
public sealed class InterfaceTypeExtensionNode(
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    Location location = default
) : TypeExtensionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeExtension;

    public override NameNode Name { get; } = name;

    /// <summary>The interfaces that the type says it implements.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces.IsDefault ? [] : interfaces;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields.IsDefault ? [] : fields;
}
