using Graph.Fusion.Schemas;
using Graph.Types;

namespace Graph.Fusion.Composition.Sources;

/// <summary>A parsed source schema: its types with their extensions merged in, and what composition knows of them.</summary>
internal sealed class SourceDefinitions(SourceSchemaInfo info)
{
    private readonly Dictionary<string, SourceTypeDefinition> _types = new(StringComparer.Ordinal);

    public SourceSchemaInfo Info { get; } = info;

    public string Name => Info.Name;

    public string? Description { get; set; }

    /// <summary>The names of the root types, as the schema gives them.</summary>
    public string QueryName { get; set; } = "Query";

    public string MutationName { get; set; } = "Mutation";

    public string SubscriptionName { get; set; } = "Subscription";

    /// <summary>True if the schema names its root types itself (<c>schema { … }</c>).</summary>
    public bool HasSchemaDefinition { get; set; }

    public IReadOnlyCollection<SourceTypeDefinition> Types => _types.Values;

    public SourceTypeDefinition? Query => FindType(QueryName);

    public SourceTypeDefinition? FindType(string name) => _types.GetValueOrDefault(name);

    public SourceFieldDefinition? FindField(string typeName, string fieldName) =>
        FindType(typeName)?.FindField(fieldName);

    public void Add(SourceTypeDefinition type) => _types.Add(type.Name, type);

    /// <summary>The object types that a value of the type can have in this schema, internal ones excluded.</summary>
    public IEnumerable<SourceTypeDefinition> PossibleTypes(SourceTypeDefinition type) =>
        type.Kind switch
        {
            TypeKind.Object => [type],
            TypeKind.Union => type.Members.Select(FindType).OfType<SourceTypeDefinition>(),
            TypeKind.Interface => _types.Values.Where(candidate =>
                candidate.Kind == TypeKind.Object && candidate.Interfaces.Contains(type.Name)
            ),
            _ => [],
        };

    /// <summary>All fields of objects and interfaces.</summary>
    public IEnumerable<SourceFieldDefinition> Fields => _types.Values.SelectMany(type => type.Fields);
}
