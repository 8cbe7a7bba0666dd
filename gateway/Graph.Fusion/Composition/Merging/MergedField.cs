using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Merging;

/// <summary>A field of the composed graph.</summary>
internal sealed class MergedField(
    MergedType declaringType,
    string name,
    TypeNode type,
    IReadOnlyList<MergedInput> arguments,
    IReadOnlyList<SourceFieldDefinition> definitions
)
{
    public MergedType DeclaringType { get; } = declaringType;

    public string Name { get; } = name;

    public string Coordinate => $"{DeclaringType.Name}.{Name}";

    public TypeNode Type { get; } = type;

    public string NamedType { get; } = type.NamedType();

    /// <summary>The arguments that clients can give.</summary>
    public IReadOnlyList<MergedInput> Arguments { get; } = arguments;

    /// <summary>The definitions that were merged, sorted by source; none for a field of the gateway.</summary>
    public IReadOnlyList<SourceFieldDefinition> Definitions { get; } = definitions;

    /// <summary>True for <c>node</c> and <c>nodes</c> that the gateway serves.</summary>
    public bool IsResolvedByGateway => Definitions.Count == 0;

    /// <summary>True if any source hides the field.</summary>
    public bool IsInaccessible { get; } = definitions.Any(definition => definition.IsInaccessible);

    /// <summary>Its labels, its cost and how long its list gets.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } =
        DirectiveMerger.Merge(definitions.Select(definition => definition.Directives), arguments);

    public string? Description { get; init; } =
        definitions.Select(definition => definition.Description).FirstOrDefault(text => text is not null);

    public string? Deprecation { get; } =
        definitions.Select(definition => definition.Deprecation).FirstOrDefault(reason => reason is not null);
}

/// <summary>An argument or input field of the composed graph.</summary>
internal sealed record MergedInput(
    string Name,
    TypeNode Type,
    ValueNode? DefaultValue,
    string? Description,
    string? Deprecation,
    ImmutableArray<DirectiveNode> Directives
);

/// <summary>An enum value of the composed graph.</summary>
internal sealed record MergedEnumValue(
    string Name,
    bool IsInaccessible,
    string? Description,
    string? Deprecation,
    ImmutableArray<DirectiveNode> Directives
);
