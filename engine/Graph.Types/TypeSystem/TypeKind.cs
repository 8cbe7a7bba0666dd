namespace Graph.Types;

/// <summary>The kinds of type, named as introspection names them.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-Kinds"/></remarks>
public enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}
