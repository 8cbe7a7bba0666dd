using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>An object type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Objects"/></remarks>
public sealed class ObjectType(string name, string? description, ImmutableArray<DirectiveNode> directives)
    : ComplexType(name, description, directives)
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>The C# type of the objects; null in a schema without resolvers, and for root types.</summary>
    public Type? RuntimeType { get; internal set; }
}
