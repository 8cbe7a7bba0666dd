using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>An enum.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Enums"/></remarks>
public sealed class EnumType : NamedType
{
    private readonly Dictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);

    /// <summary>Makes an enum of the given values, in order.</summary>
    public EnumType(
        string name,
        string? description,
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<EnumValue> values
    )
        : base(name, description, directives)
    {
        Values = values;
        foreach (var value in values)
        {
            _byName.TryAdd(value.Name, value);
        }
    }

    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The values in the order of their definition.</summary>
    public ImmutableArray<EnumValue> Values { get; }

    /// <summary>The C# enum behind it; null in a schema without resolvers.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <summary>The value of this name, or null.</summary>
    public EnumValue? FindValue(string name) => _byName.GetValueOrDefault(name);
}
