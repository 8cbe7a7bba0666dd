using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>A type that has a name of its own.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Schema.Types"/></remarks>
public abstract class NamedType(string name, string? description, ImmutableArray<DirectiveNode> directives) : GraphType
{
    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The description in Markdown, if there is one.</summary>
    public string? Description { get; } = description;

    /// <summary>The directives applied to the type and its extensions, in order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>True for <c>__Schema</c> and its like.</summary>
    public bool IsIntrospectionType => Name.StartsWith("__", StringComparison.Ordinal);

    /// <inheritdoc />
    public sealed override NamedType Named => this;

    /// <inheritdoc />
    public sealed override string ToString() => Name;
}
