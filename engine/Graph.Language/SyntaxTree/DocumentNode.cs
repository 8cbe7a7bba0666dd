using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>A whole document: operations and fragments, type system definitions, or both.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Document"/></remarks>
public sealed class DocumentNode(ImmutableArray<DefinitionNode> definitions, Location location = default)
    : SyntaxNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.Document;

    /// <summary>The definitions in the order of the text.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions.IsDefault ? [] : definitions;
}
