using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>An extension of an enum.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Enum-Extensions"/></remarks>
public sealed class EnumTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    Location location = default
) : TypeExtensionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The values in order.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values.IsDefault ? [] : values;
}
