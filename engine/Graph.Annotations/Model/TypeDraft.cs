using Graph.Execution.Authorization;
using Graph.Language;
using Graph.Types;

namespace Graph.Annotations.Model;

/// <summary>A named type while annotations are read.</summary>
internal sealed class TypeDraft(string name, TypeKind kind, Type? runtimeType)
{
    /// <summary>The name in the graph.</summary>
    public string Name { get; } = name;

    /// <summary>The kind; never a list or non-null.</summary>
    public TypeKind Kind { get; } = kind;

    /// <summary>The C# type behind it; null for root types and generated ones.</summary>
    public Type? RuntimeType { get; } = runtimeType;

    public string? Description { get; set; }

    public List<DirectiveNode> Directives { get; } = [];

    /// <summary>What is asked of those who want to see any field of the type.</summary>
    public List<AuthorizeDirective> Authorization { get; } = [];

    /// <summary>The fields of an object or interface.</summary>
    public List<FieldDraft> Fields { get; } = [];

    /// <summary>The fields of an input object.</summary>
    public List<InputDraft> InputFields { get; } = [];

    /// <summary>The interfaces of an object or interface, in order.</summary>
    public List<string> Interfaces { get; } = [];

    /// <summary>The members of a union.</summary>
    public List<string> Members { get; } = [];

    /// <summary>The values of an enum.</summary>
    public List<EnumValueDraft> Values { get; } = [];

    public FieldDraft? FindField(string name) => Fields.Find(field => field.Name == name);
}
