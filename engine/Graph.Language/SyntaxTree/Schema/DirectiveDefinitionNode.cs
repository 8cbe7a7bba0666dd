using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>The definition of a directive.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives"/></remarks>
public sealed class DirectiveDefinitionNode(
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool repeatable,
    ImmutableArray<NameNode> locations,
    StringValueNode? description,
    Location location = default
) : TypeSystemDefinitionNode(location)
{
    /// <inheritdoc />
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    public NameNode Name { get; } = name;

    /// <summary>The arguments in order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments.IsDefault ? [] : arguments;

    /// <summary>True if it may be applied more than once at one place.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>Where it may be applied.</summary>
    public ImmutableArray<NameNode> Locations { get; } = locations.IsDefault ? [] : locations;

    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; } = description;
}
