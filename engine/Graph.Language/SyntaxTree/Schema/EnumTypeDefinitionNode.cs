using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of an enum.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Enums"/></remarks>
public sealed class EnumTypeDefinitionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    StringValueNode? description,
    Location location = default
) : TypeDefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The values in order.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values.IsDefault ? [] : values;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
