using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The application of a directive.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language.Directives"/></remarks>
public sealed class DirectiveNode(NameNode name, ImmutableArray<ArgumentNode> arguments, Location location = default)
    : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name { get; } = name;

    /// <summary>The arguments, in order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments.IsDefault ? [] : arguments;
}
