using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>One value of an enum.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#EnumValueDefinition"/></remarks>
public sealed class EnumValue(
    string name,
    string? description,
    ImmutableArray<DirectiveNode> directives,
    Deprecation? deprecation
)
{
    /// <summary>The name, which is also the value on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; } = description;

    /// <summary>The directives applied to the value.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives.IsDefault ? [] : directives;

    /// <summary>Set if the value is deprecated.</summary>
    public Deprecation? Deprecation { get; } = deprecation;

    /// <summary>The C# value; the name itself in a schema without resolvers.</summary>
    public object RuntimeValue { get; internal set; } = name;
}
