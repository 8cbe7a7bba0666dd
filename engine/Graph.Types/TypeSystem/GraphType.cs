namespace Graph.Types;

/// <summary>A type of the schema: a named type, or a list or non-null around one.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Types"/></remarks>
public abstract class GraphType
{
    /// <summary>What kind of type it is.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>The named type inside all lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    /// <summary>True if null is not among the values.</summary>
    public bool IsNonNull => Kind == TypeKind.NonNull;

    /// <summary>The type without its outermost non-null.</summary>
    public GraphType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>True if the innermost type is a scalar or an enum.</summary>
    public bool IsLeaf => Named.Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <summary>True if values of the type can be given as input.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#IsInputType()"/></remarks>
    public bool IsInputType => Named.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>True if fields can have the type.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#IsOutputType()"/></remarks>
    public bool IsOutputType => Named.Kind is not TypeKind.InputObject;

    /// <summary>Structural equality: the same wrappers around the same named type.</summary>
    public bool IsSameAs(GraphType other) =>
        ReferenceEquals(this, other)
        || (this, other) switch
        {
            (NonNullType a, NonNullType b) => a.OfType.IsSameAs(b.OfType),
            (ListType a, ListType b) => a.OfType.IsSameAs(b.OfType),
            _ => false,
        };
}
