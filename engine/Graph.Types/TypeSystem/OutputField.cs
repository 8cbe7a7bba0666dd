using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>A field of an object or interface.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#FieldDefinition"/></remarks>
public sealed class OutputField
{
    private readonly Dictionary<string, InputValue>? _byName;

    /// <summary>Makes a field.</summary>
    public OutputField(
        string name,
        string? description,
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<InputValue> arguments,
        GraphType type,
        Deprecation? deprecation
    )
    {
        Name = name;
        Description = description;
        Directives = directives.IsDefault ? [] : directives;
        Arguments = arguments.IsDefault ? [] : arguments;
        Type = type;
        Deprecation = deprecation;
        if (Arguments.Length > 0)
        {
            _byName = new Dictionary<string, InputValue>(Arguments.Length, StringComparer.Ordinal);
            for (var i = 0; i < Arguments.Length; i++)
            {
                Arguments[i].Index = i;
                _byName.TryAdd(Arguments[i].Name, Arguments[i]);
            }
        }
    }

    public string Name { get; }

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The directives applied to the field.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>The arguments in the order of their definition.</summary>
    public ImmutableArray<InputValue> Arguments { get; }

    public GraphType Type { get; }

    /// <summary>Set if the field is deprecated.</summary>
    public Deprecation? Deprecation { get; }

    /// <summary>The object or interface that has the field; null for <c>__typename</c>, which every composite type has.</summary>
    public ComplexType DeclaringType { get; internal set; } = null!;

    /// <summary>
    /// What executes the field, for the engine that put it there: the type system does not look into it. Null in a schema
    /// that only describes.
    /// </summary>
    public object? Binding { get; internal set; }

    /// <summary>The schema coordinate, <c>Type.field</c>; the name alone for <c>__typename</c>.</summary>
    public string Coordinate => DeclaringType is null ? Name : $"{DeclaringType.Name}.{Name}";

    /// <summary>The argument of this name, or null.</summary>
    public InputValue? FindArgument(string name) => _byName?.GetValueOrDefault(name);
}
