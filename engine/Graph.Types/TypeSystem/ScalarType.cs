using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>A scalar and how its values are coerced.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Scalars"/></remarks>
public sealed class ScalarType(
    string name,
    string? description,
    ImmutableArray<DirectiveNode> directives,
    string? specifiedBy,
    ScalarCoercion coercion
) : NamedType(name, description, directives)
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>The URL of the scalar's specification, if it names one.</summary>
    public string? SpecifiedBy { get; } = specifiedBy;

    /// <summary>How values come in and go out.</summary>
    public ScalarCoercion Coercion { get; } = coercion;

    /// <summary>True for Int, Float, String, Boolean and ID.</summary>
    public bool IsBuiltIn => Name is "Int" or "Float" or "String" or "Boolean" or "ID";
}
