using Graph.Language;

namespace Graph.Fusion.Composition.Sources;

/// <summary>An argument of a field, or a field of an input object.</summary>
internal sealed class SourceInputDefinition(string owner, InputValueDefinitionNode node, bool isArgument)
{
    public string Name { get; } = node.Name.Value;

    /// <summary>The schema coordinate: <c>Type.field(argument:)</c> or <c>Input.field</c>.</summary>
    public string Coordinate { get; } = isArgument ? $"{owner}({node.Name.Value}:)" : $"{owner}.{node.Name.Value}";

    public TypeNode Type { get; } = node.Type;

    public string NamedType { get; } = node.Type.NamedType();

    public IReadOnlyList<DirectiveNode> Directives { get; } = node.Directives;

    public ValueNode? DefaultValue { get; } = node.DefaultValue;

    public string? Description { get; } = node.Description?.Value;

    public bool IsInaccessible { get; } = node.Directives.Has("inaccessible");

    public string? Deprecation { get; } = node.Directives.Deprecation();

    /// <summary>What <c>@is</c> says, if it is there.</summary>
    public FieldMap? Is { get; } = FieldMap.From(node.Directives.Find("is"));

    /// <summary>What <c>@require</c> says, if it is there.</summary>
    public FieldMap? Require { get; } = FieldMap.From(node.Directives.Find("require"));

    public bool IsNonNull => Type is NonNullTypeNode;

    public bool IsRequired => IsNonNull && DefaultValue is null;
}
