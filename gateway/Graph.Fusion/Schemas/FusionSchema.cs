using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Schemas;

/// <summary>
/// The composed graph: what clients see, what the gateway knows beyond that, and which source resolves what and how.
/// Immutable; a new composition is a new object.
/// </summary>
public sealed class FusionSchema
{
    private readonly FrozenDictionary<string, FusionType> _types;
    private readonly FrozenDictionary<string, ImmutableArray<SourceLookup>>[] _lookups;

    internal FusionSchema(
        DocumentNode document,
        Schema publicSchema,
        Schema execution,
        ImmutableArray<SourceSchemaInfo> sources,
        ImmutableArray<FusionType> types,
        ImmutableArray<SourceLookup> lookups,
        GlobalObjectIdentification? node
    )
    {
        Document = document;
        Public = publicSchema;
        Execution = execution;
        Sources = sources;
        Types = types;
        Lookups = lookups;
        Node = node;
        _types = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _lookups = [.. sources.Select(source => LookupsByObjectType(source, lookups))];
    }

    /// <summary>The execution schema from which this was read.</summary>
    public DocumentNode Document { get; }

    /// <summary>The schema that clients see: requests are validated and introspection is answered against it.</summary>
    public Schema Public { get; }

    /// <summary>
    /// The public schema and everything <c>@inaccessible</c>: requests are planned against it. Its types and fields are
    /// other objects than those of <see cref="Public"/>; they correspond by name.
    /// </summary>
    public Schema Execution { get; }

    /// <summary>The sources, sorted by name; a source's id is its index.</summary>
    public ImmutableArray<SourceSchemaInfo> Sources { get; }

    /// <summary>All types of <see cref="Execution"/> but the built-in and introspection types, sorted by name.</summary>
    public ImmutableArray<FusionType> Types { get; }

    /// <summary>All lookups of all sources, sorted by source, path and name.</summary>
    public ImmutableArray<SourceLookup> Lookups { get; }

    /// <summary>How the gateway serves <c>Query.node</c>; null if it does not.</summary>
    public GlobalObjectIdentification? Node { get; }

    /// <summary>The type of this name, or null.</summary>
    public FusionType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The field of this name, inaccessible ones included, or null.</summary>
    public FusionField? FindField(string typeName, string fieldName) => FindType(typeName)?.FindField(fieldName);

    /// <summary>The definitions of the sources that can serve a field; empty if there is no such field.</summary>
    public ImmutableArray<SourceField> FieldSources(string typeName, string fieldName) =>
        FindField(typeName, fieldName)?.Sources ?? [];

    /// <summary>
    /// The lookups of a source that can return an object of this object type, those that return an interface or union
    /// of it included; the ones that return the type itself first.
    /// </summary>
    public ImmutableArray<SourceLookup> LookupsOf(int source, string typeName) =>
        _lookups[source].GetValueOrDefault(typeName, []);

    /// <summary>The object types that a value of this type can have in a source, sorted by name.</summary>
    public ImmutableArray<string> PossibleTypesIn(int source, string typeName) =>
        FindType(typeName)?.PossibleTypesIn(source) ?? [];

    private FrozenDictionary<string, ImmutableArray<SourceLookup>> LookupsByObjectType(
        SourceSchemaInfo source,
        ImmutableArray<SourceLookup> lookups
    )
    {
        var byType = new Dictionary<string, List<SourceLookup>>(StringComparer.Ordinal);
        foreach (var lookup in lookups)
        {
            if (lookup.Source.Id != source.Id)
            {
                continue;
            }

            foreach (var typeName in PossibleTypesIn(source.Id, lookup.ReturnTypeName))
            {
                if (!byType.TryGetValue(typeName, out var ofType))
                {
                    byType[typeName] = ofType = [];
                }

                ofType.Add(lookup);
            }
        }

        return byType.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.OrderBy(lookup => lookup.ReturnTypeName == pair.Key ? 0 : 1).ToImmutableArray(),
            StringComparer.Ordinal
        );
    }
}
