using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The selections between one pair of braces.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Selection-Sets"/></remarks>
public sealed class SelectionSetNode(ImmutableArray<SelectionNode> selections, Location location = default)
    : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    /// <summary>The selections in the order of the text.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections.IsDefault ? [] : selections;
}
