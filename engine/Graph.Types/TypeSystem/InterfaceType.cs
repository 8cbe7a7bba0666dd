using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>An interface.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Interfaces"/></remarks>
public sealed class InterfaceType(string name, string? description, ImmutableArray<DirectiveNode> directives)
    : ComplexType(name, description, directives)
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Interface;
}
