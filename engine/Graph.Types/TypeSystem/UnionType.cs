using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>A union of object types.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Unions"/></remarks>
public sealed class UnionType(string name, string? description, ImmutableArray<DirectiveNode> directives)
    : NamedType(name, description, directives)
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The member types in the order of the definition.</summary>
    public ImmutableArray<ObjectType> Types { get; private set; } = [];

    internal void SetTypes(ImmutableArray<ObjectType> types) => Types = types;
}
