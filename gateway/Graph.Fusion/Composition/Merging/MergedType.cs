using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Merging;

/// <summary>A type of the composed graph.</summary>
internal sealed class MergedType(string name, TypeKind kind, IReadOnlyList<SourceTypeDefinition> definitions)
{
    private readonly Dictionary<string, MergedField> _fields = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public TypeKind Kind { get; } = kind;

    /// <summary>The definitions that were merged, sorted by source.</summary>
    public IReadOnlyList<SourceTypeDefinition> Definitions { get; } = definitions;

    /// <summary>True if any source hides the type.</summary>
    public bool IsInaccessible { get; } = definitions.Any(definition => definition.IsInaccessible);

    public string? Description { get; } =
        definitions.Select(definition => definition.Description).FirstOrDefault(text => text is not null);

    /// <summary>The interfaces of all sources together, in the order of the names.</summary>
    public SortedSet<string> Interfaces { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields of an object or interface, in the order of the sources.</summary>
    public List<MergedField> Fields { get; } = [];

    /// <summary>The members of a union.</summary>
    public List<string> Members { get; } = [];

    /// <summary>The values of an enum.</summary>
    public List<MergedEnumValue> Values { get; } = [];

    /// <summary>The fields of an input object that clients can give.</summary>
    public List<MergedInput> InputFields { get; } = [];

    public bool IsOneOf { get; } = definitions.Any(definition => definition.IsOneOf);

    public string? SpecifiedBy { get; } =
        definitions.Select(definition => definition.SpecifiedBy).FirstOrDefault(url => url is not null);

    /// <summary>Its labels and its cost.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } =
        DirectiveMerger.Merge(definitions.Select(definition => definition.Directives));

    public bool IsComposite => Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    public MergedField? FindField(string name) => _fields.GetValueOrDefault(name);

    public void Add(MergedField field)
    {
        Fields.Add(field);
        _fields.Add(field.Name, field);
    }
}
