using Graph.Fusion.Composition.Sources;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Merging;

/// <summary>The types of all sources put together, hidden members included and flagged.</summary>
internal sealed class MergedSchema(IReadOnlyList<SourceDefinitions> sources)
{
    private readonly HashSet<string> _private = PrivateTypes.Of(sources);
    private readonly SortedDictionary<string, MergedType> _types = new(StringComparer.Ordinal);

    public IReadOnlyList<SourceDefinitions> Sources { get; } = sources;

    public string? Description { get; set; }

    public IReadOnlyCollection<MergedType> Types => _types.Values;

    /// <summary>All lookups, sorted by source.</summary>
    public List<SourceLookup> Lookups { get; } = [];

    /// <summary>What the gateway's <c>node</c> field leads to; null if there is none.</summary>
    public GlobalObjectIdentification? Node { get; set; }

    /// <summary>
    /// True for a type that only the gateway comes across, on the way to a lookup or to fill a requirement: rules about
    /// what clients see do not concern it.
    /// </summary>
    public bool IsPrivate(string name) => _private.Contains(name);

    /// <summary>True if a value of the one type is always one of the other.</summary>
    public bool IsSubtype(TypeNode type, TypeNode of) =>
        (type, of) switch
        {
            (NonNullTypeNode a, NonNullTypeNode b) => IsSubtype(a.Type, b.Type),
            (NonNullTypeNode a, _) => IsSubtype(a.Type, of),
            (ListTypeNode a, ListTypeNode b) => IsSubtype(a.Type, b.Type),
            (NamedTypeNode a, NamedTypeNode b) => IsSubtype(a.Name.Value, b.Name.Value),
            _ => false,
        };

    private bool IsSubtype(string name, string of) =>
        name == of
        || FindType(of) switch
        {
            { Kind: TypeKind.Interface } => FindType(name)?.Interfaces.Contains(of) == true,
            { Kind: TypeKind.Union } union => union.Members.Contains(name),
            _ => false,
        };

    public MergedType? FindType(string name) => _types.GetValueOrDefault(name);

    public MergedField? FindField(string typeName, string fieldName) => FindType(typeName)?.FindField(fieldName);

    public void Add(MergedType type) => _types.Add(type.Name, type);

    public void Remove(MergedType type) => _types.Remove(type.Name);

    /// <summary>The object types that a value of the type can have, in all sources together.</summary>
    public IEnumerable<MergedType> PossibleTypes(string name) =>
        FindType(name) switch
        {
            { Kind: TypeKind.Object } type => [type],
            { Kind: TypeKind.Union } type => type.Members.Select(FindType).OfType<MergedType>(),
            { Kind: TypeKind.Interface } type => _types.Values.Where(candidate =>
                candidate.Kind == TypeKind.Object && candidate.Interfaces.Contains(type.Name)
            ),
            _ => [],
        };

    public static bool IsRoot(string name) => name is "Query" or "Mutation" or "Subscription";
}
