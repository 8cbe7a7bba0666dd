using Graph.Language;

namespace Graph.Fusion.Composition.Sources;

/// <summary>A value of an enum of a source schema.</summary>
internal sealed class SourceEnumValueDefinition(EnumValueDefinitionNode node)
{
    public string Name { get; } = node.Name.Value;

    public IReadOnlyList<DirectiveNode> Directives { get; } = node.Directives;

    public string? Description { get; } = node.Description?.Value;

    public bool IsInaccessible { get; } = node.Directives.Has("inaccessible");

    public string? Deprecation { get; } = node.Directives.Deprecation();
}
