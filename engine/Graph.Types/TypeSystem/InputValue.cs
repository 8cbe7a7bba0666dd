using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#InputValueDefinition"/></remarks>
public sealed class InputValue(
    string name,
    string? description,
    ImmutableArray<DirectiveNode> directives,
    GraphType type,
    ValueNode? defaultValue,
    Deprecation? deprecation
)
{
    public string Name { get; } = name;

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; } = description;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    public GraphType Type { get; } = type;

    /// <summary>The default as a literal; null if there is none (a null default is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Set if it is deprecated.</summary>
    public Deprecation? Deprecation { get; } = deprecation;

    /// <summary>True if a value must be given: non-null and without a default.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-Required-Arguments"/></remarks>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>The position among its siblings, and so the index of its value among theirs.</summary>
    public int Index { get; internal set; }
}
