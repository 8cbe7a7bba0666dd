using Graph.Language;

namespace Graph.Fusion.Composition.Sources;

/// <summary>Questions that composition asks of syntax nodes.</summary>
internal static class SyntaxExtensions
{
    public static DirectiveNode? Find(this IEnumerable<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(directive => directive.Name.Value == name);

    public static bool Has(this IEnumerable<DirectiveNode> directives, string name) =>
        directives.Find(name) is not null;

    public static ValueNode? Argument(this DirectiveNode directive, string name) =>
        directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

    public static string? StringArgument(this DirectiveNode directive, string name) =>
        (directive.Argument(name) as StringValueNode)?.Value;

    /// <summary>Why a member is deprecated; null if it is not.</summary>
    public static string? Deprecation(this IEnumerable<DirectiveNode> directives) =>
        directives.Find("deprecated") is { } deprecated
            ? deprecated.StringArgument("reason") ?? Types.Deprecation.DefaultReason
            : null;

    /// <summary>The innermost name of a type.</summary>
    public static string NamedType(this TypeNode type)
    {
        while (true)
        {
            switch (type)
            {
                case NonNullTypeNode nonNull:
                    type = nonNull.Type;
                    break;
                case ListTypeNode list:
                    type = list.Type;
                    break;
                default:
                    return ((NamedTypeNode)type).Name.Value;
            }
        }
    }

    /// <summary>The type without its outermost non-null.</summary>
    public static TypeNode Nullable(this TypeNode type) => type is NonNullTypeNode nonNull ? nonNull.Type : type;

    public static bool IsList(this TypeNode type) => type.Nullable() is ListTypeNode;

    /// <summary>The type as text, which is equal exactly for equal types.</summary>
    public static string Text(this TypeNode type) =>
        type switch
        {
            NonNullTypeNode nonNull => $"{nonNull.Type.Text()}!",
            ListTypeNode list => $"[{list.Type.Text()}]",
            _ => type.NamedType(),
        };

    /// <summary>The same type around another named type.</summary>
    public static TypeNode WithNamedType(this TypeNode type, string name) =>
        type switch
        {
            NonNullTypeNode nonNull => new NonNullTypeNode(nonNull.Type.WithNamedType(name)),
            ListTypeNode list => new ListTypeNode(list.Type.WithNamedType(name)),
            _ => new NamedTypeNode(new NameNode(name)),
        };
}
