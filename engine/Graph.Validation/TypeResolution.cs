using Graph.Language;
using Graph.Types;

namespace Graph.Validation;

/// <summary>Finds the type that a type reference names.</summary>
public static class TypeResolution
{
    // "[[[…]]]" costs a token for each level; the parser's own limit is lower.
    private const int MaxDepth = 200;

    /// <summary>The type, or null if the schema has none of that name.</summary>
    public static GraphType? Resolve(Schema schema, TypeNode reference) => Resolve(schema, reference, 0);

    private static GraphType? Resolve(Schema schema, TypeNode reference, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        switch (reference)
        {
            case NonNullTypeNode nonNull:
                var nullable = Resolve(schema, nonNull.Type, depth + 1);
                return nullable is null ? null : new NonNullType(nullable);
            case ListTypeNode list:
                var item = Resolve(schema, list.Type, depth + 1);
                return item is null ? null : new ListType(item);
            default:
                return schema.FindType(((NamedTypeNode)reference).Name.Value);
        }
    }

    /// <summary>The reference as it was written.</summary>
    public static string Print(TypeNode reference) =>
        reference switch
        {
            NonNullTypeNode nonNull => Print(nonNull.Type) + "!",
            ListTypeNode list => "[" + Print(list.Type) + "]",
            NamedTypeNode named => named.Name.Value,
            _ => "",
        };
}
