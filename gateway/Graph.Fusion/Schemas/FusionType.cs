using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Types;

namespace Graph.Fusion.Schemas;

/// <summary>A type of the composed graph and what each source knows of it.</summary>
public sealed class FusionType
{
    private readonly FrozenDictionary<string, FusionField> _fields;
    private readonly ImmutableArray<ImmutableArray<string>> _possibleTypes;

    /// <summary>Makes a type.</summary>
    /// <param name="definition">The merged type, of <see cref="FusionSchema.Execution"/>.</param>
    /// <param name="isInaccessible">True if clients do not see it.</param>
    /// <param name="sources">The sources that define it, sorted.</param>
    /// <param name="fields">The fields; empty for a type without.</param>
    /// <param name="possibleTypes">
    /// For each source, by id, the object types that a value can have there, sorted by name.
    /// </param>
    public FusionType(
        NamedType definition,
        bool isInaccessible,
        ImmutableArray<SourceSchemaInfo> sources,
        ImmutableArray<FusionField> fields,
        ImmutableArray<ImmutableArray<string>> possibleTypes
    )
    {
        Definition = definition;
        IsInaccessible = isInaccessible;
        Sources = sources;
        Fields = fields;
        _fields = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
        _possibleTypes = possibleTypes;
    }

    /// <summary>The merged type, of <see cref="FusionSchema.Execution"/>.</summary>
    public NamedType Definition { get; }

    public string Name => Definition.Name;

    /// <summary>True if clients do not see it.</summary>
    public bool IsInaccessible { get; }

    /// <summary>The sources that define it, sorted.</summary>
    public ImmutableArray<SourceSchemaInfo> Sources { get; }

    /// <summary>The fields of an object or interface.</summary>
    public ImmutableArray<FusionField> Fields { get; }

    /// <summary>The field of this name, or null.</summary>
    public FusionField? FindField(string name) => _fields.GetValueOrDefault(name);

    /// <summary>
    /// The object types that a value of this type can have in a source, sorted by name: itself for an object type that
    /// the source defines, implementations or members for an abstract one. Empty if the source does not know the type.
    /// </summary>
    public ImmutableArray<string> PossibleTypesIn(int source) =>
        source < _possibleTypes.Length ? _possibleTypes[source] : [];
}
