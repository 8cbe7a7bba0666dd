using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>An input object.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Objects"/></remarks>
public sealed class InputObjectType(
    string name,
    string? description,
    ImmutableArray<DirectiveNode> directives,
    bool isOneOf
) : NamedType(name, description, directives)
{
    private readonly Dictionary<string, InputValue> _byName = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>True if exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; } = isOneOf;

    /// <summary>The fields in the order of their definition.</summary>
    public ImmutableArray<InputValue> Fields { get; private set; } = [];

    /// <summary>The C# class or record behind it; null in a schema without resolvers.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <summary>The field of this name, or null.</summary>
    public InputValue? FindField(string name) => _byName.GetValueOrDefault(name);

    internal void SetFields(ImmutableArray<InputValue> fields)
    {
        Fields = fields;
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Index = i;
            _byName.TryAdd(fields[i].Name, fields[i]);
        }
    }
}
