using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>A type with fields: an object or an interface.</summary>
public abstract class ComplexType(string name, string? description, ImmutableArray<DirectiveNode> directives)
    : NamedType(name, description, directives)
{
    private readonly Dictionary<string, OutputField> _byName = new(StringComparer.Ordinal);

    /// <summary>The fields in the order of their definition; without the introspection fields.</summary>
    public ImmutableArray<OutputField> Fields { get; private set; } = [];

    /// <summary>All interfaces that the type declares to implement.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; private set; } = [];

    /// <summary>The field of this name, or null.</summary>
    public OutputField? FindField(string name) => _byName.GetValueOrDefault(name);

    /// <summary>True if the type declares to implement <paramref name="type"/>.</summary>
    public bool Implements(InterfaceType type) => Interfaces.Contains(type);

    internal void SetFields(ImmutableArray<OutputField> fields)
    {
        Fields = fields;
        foreach (var field in fields)
        {
            field.DeclaringType = this;
            _byName.TryAdd(field.Name, field);
        }
    }

    internal void SetInterfaces(ImmutableArray<InterfaceType> interfaces) => Interfaces = interfaces;
}
