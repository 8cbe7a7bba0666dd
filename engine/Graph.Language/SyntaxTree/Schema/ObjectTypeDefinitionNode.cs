using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of an object type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Objects"/></remarks>
public sealed class ObjectTypeDefinitionNode(
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    StringValueNode? description,
    Location location = default
) : TypeDefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;

    public override NameNode Name { get; } = name;

    /// <summary>The interfaces that the type says it implements.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces.IsDefault ? [] : interfaces;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The fields in order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields.IsDefault ? [] : fields;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
