using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>A list literal.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-List-Value"/></remarks>
public sealed class ListValueNode(ImmutableArray<ValueNode> items, Location location = default) : ValueNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    /// <summary>The items in order.</summary>
    public ImmutableArray<ValueNode> Items { get; } = items.IsDefault ? [] : items;
}
