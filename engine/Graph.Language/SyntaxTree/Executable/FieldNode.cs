using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The selection of a field.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language.Fields"/></remarks>
public sealed class FieldNode(
    NameNode? alias,
    NameNode name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet,
    Location location = default
) : SelectionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.Field;

    /// <summary>The alias, if there is one.</summary>
    public NameNode? Alias { get; } = alias;

    public NameNode Name { get; } = name;

    /// <summary>The arguments, in order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments.IsDefault ? [] : arguments;

    /// <summary>The directives applied here, in order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>The sub-selections; null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The key of the field in the response: the alias, else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}
