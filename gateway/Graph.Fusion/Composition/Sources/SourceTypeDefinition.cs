using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Sources;

/// <summary>A type of a source schema, its extensions included.</summary>
internal sealed class SourceTypeDefinition(SourceDefinitions schema, string name, TypeKind kind)
{
    private readonly List<DirectiveNode> _directives = [];
    private readonly Dictionary<string, SourceFieldDefinition> _fields = new(StringComparer.Ordinal);

    public SourceDefinitions Schema { get; } = schema;

    public string Name { get; } = name;

    public TypeKind Kind { get; } = kind;

    public string? Description { get; set; }

    public IReadOnlyList<DirectiveNode> Directives => _directives;

    /// <summary>The interfaces, those of the interfaces included.</summary>
    public List<string> Interfaces { get; } = [];

    /// <summary>The fields of an object or interface.</summary>
    public IReadOnlyCollection<SourceFieldDefinition> Fields => _fields.Values;

    /// <summary>The members of a union.</summary>
    public List<string> Members { get; } = [];

    /// <summary>The values of an enum.</summary>
    public List<SourceEnumValueDefinition> Values { get; } = [];

    /// <summary>The fields of an input object.</summary>
    public List<SourceInputDefinition> InputFields { get; } = [];

    public List<SourceKey> Keys { get; } = [];

    public bool IsInternal { get; private set; }

    public bool IsInaccessible { get; private set; }

    public bool IsShareable { get; private set; }

    public bool IsOneOf { get; private set; }

    public string? SpecifiedBy => Directives.Find("specifiedBy")?.StringArgument("url");

    public bool IsComposite => Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;

    public bool IsQuery => Name == Schema.RootName(OperationType.Query);

    public bool IsSubscription => Name == Schema.RootName(OperationType.Subscription);

    public SourceFieldDefinition? FindField(string name) => _fields.GetValueOrDefault(name);

    public SourceInputDefinition? FindInputField(string name) => InputFields.Find(field => field.Name == name);

    public void Add(DirectiveNode directive)
    {
        _directives.Add(directive);
        switch (directive.Name.Value)
        {
            case "internal":
                IsInternal = true;
                break;
            case "inaccessible":
                IsInaccessible = true;
                break;
            case "shareable":
                IsShareable = true;
                break;
            case "oneOf":
                IsOneOf = true;
                break;
        }
    }

    public void Add(SourceFieldDefinition field) => _fields.TryAdd(field.Name, field);
}
