using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>An extension of a scalar.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Scalar-Extensions"/></remarks>
public sealed class ScalarTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    Location location = default
) : TypeExtensionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;

    public override NameNode Name { get; } = name;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;
}
