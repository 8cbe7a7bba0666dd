namespace Graph.Types;

/// <summary>Words for parts of a schema in error messages.</summary>
internal static class Describe
{
    /// <summary>The kind of a type with its article: <c>an object type</c>.</summary>
    public static string Kind(GraphType type) =>
        type.Kind switch
        {
            TypeKind.Scalar => "a scalar",
            TypeKind.Object => "an object type",
            TypeKind.Interface => "an interface",
            TypeKind.Union => "a union",
            TypeKind.Enum => "an enum",
            TypeKind.InputObject => "an input object",
            TypeKind.List => "a list",
            _ => "a non-null type",
        };
}
