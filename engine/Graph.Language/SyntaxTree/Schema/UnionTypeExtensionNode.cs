using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>An extension of a union.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Union-Extensions"/></remarks>
public sealed class UnionTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    Location location = default
) : TypeExtensionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types.IsDefault ? [] : types;
}
