using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Sources;

/// <summary>A parsed source schema: its types with their extensions merged in, and what composition knows of them.</summary>
internal sealed class SourceDefinitions(SourceSchemaInfo info, DocumentNode document)
{
    private readonly Dictionary<string, SourceTypeDefinition> _types = new(StringComparer.Ordinal);

    private readonly Dictionary<OperationType, string> _roots = [];

    public SourceSchemaInfo Info { get; } = info;

    /// <summary>What the text says.</summary>
    public DocumentNode Document { get; } = document;

    public string Name => Info.Name;

    public string? Description { get; set; }

    /// <summary>The name of a root type, as the schema gives it.</summary>
    public string RootName(OperationType operation) => _roots.GetValueOrDefault(operation) ?? operation.ToString();

    /// <summary>True if the type of <see cref="RootName"/> is the root: a schema definition may leave it out.</summary>
    public bool IsRoot(OperationType operation) => !HasSchemaDefinition || _roots.ContainsKey(operation);

    public void SetRoot(OperationType operation, string typeName) => _roots[operation] = typeName;

    /// <summary>True if the schema names its root types itself (<c>schema { … }</c>).</summary>
    public bool HasSchemaDefinition { get; set; }

    public IReadOnlyCollection<SourceTypeDefinition> Types => _types.Values;

    public SourceTypeDefinition? Query => FindType(RootName(OperationType.Query));

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
