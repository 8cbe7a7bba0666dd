using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>A union has members; that they are different object types is checked where their names are resolved.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Unions.Type-Validation"/></remarks>
internal static class UnionRules
{
    public static void Check(UnionType type, SchemaErrorList errors)
    {
        if (type.Types.IsEmpty)
        {
            errors.Add(type.Name, $"Union \"{type.Name}\" must have at least one member that is an object type.", type);
        }
    }
}
