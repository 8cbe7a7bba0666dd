using Graph.Language;

namespace Graph.Fusion.Composition.Sources;

/// <summary>A field of a source schema and what its directives say.</summary>
internal sealed class SourceFieldDefinition(
    SourceTypeDefinition declaringType,
    FieldDefinitionNode node,
    List<SourceInputDefinition> arguments
)
{
    public SourceTypeDefinition DeclaringType { get; } = declaringType;

    public SourceDefinitions Schema => DeclaringType.Schema;

    public string Name { get; } = node.Name.Value;

    public string Coordinate { get; } = $"{declaringType.Name}.{node.Name.Value}";

    public TypeNode Type { get; } = node.Type;

    public string NamedType { get; } = node.Type.NamedType();

    public string? Description { get; } = node.Description?.Value;

    public IReadOnlyList<DirectiveNode> Directives { get; } = node.Directives;

    public List<SourceInputDefinition> Arguments { get; } = arguments;

    public bool IsInternal { get; } = declaringType.IsInternal || node.Directives.Has("internal");

    public bool IsInaccessible { get; } = node.Directives.Has("inaccessible");

    /// <summary>True if it carries the directive itself; <see cref="IsShareable"/> is what counts.</summary>
    public bool HasShareable { get; } = node.Directives.Has("shareable");

    /// <summary>True if the field belongs to a key in this schema.</summary>
    public bool IsKeyField { get; set; }

    public bool IsShareable => HasShareable || DeclaringType.IsShareable || IsKeyField;

    /// <summary>
    /// True if this schema cannot serve the field by itself. A key field never is: whoever holds the object has its key.
    /// </summary>
    public bool IsExternal => HasExternal && !IsKeyField;

    public bool HasExternal { get; } = node.Directives.Has("external");

    public bool IsLookup { get; } = node.Directives.Has("lookup");

    public bool HasProvides { get; } = node.Directives.Has("provides");

    /// <summary>The parsed <c>@provides(fields:)</c>, if there is one and it can be parsed.</summary>
    public FieldSet? Provides { get; } = FieldSet.From(node.Directives.Find("provides"));

    /// <summary>The schema the field is taken over from, if it is.</summary>
    public string? OverrideFrom { get; } = node.Directives.Find("override")?.StringArgument("from");

    /// <summary>True if another schema has taken the field over.</summary>
    public bool IsOverridden { get; set; }

    /// <summary>Why the field is deprecated; null if it is not.</summary>
    public string? Deprecation { get; } = node.Directives.Deprecation();

    /// <summary>True if the field takes part in merging.</summary>
    public bool IsMerged => !IsInternal && !IsOverridden;

    public bool HasRequirements { get; } = arguments.Exists(argument => argument.Require is not null);

    public SourceInputDefinition? FindArgument(string name) => Arguments.Find(argument => argument.Name == name);

    public override string ToString() => $"{Schema.Name}:{Coordinate}";
}
