using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A lookup that finds nothing returns null.</summary>
internal static class LookupReturnsNonNullableType
{
    public const string Code = "LOOKUP_RETURNS_NON_NULLABLE_TYPE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (
            var field in schema.Fields.Where(field =>
                field.IsLookup && field.Type is NonNullTypeNode && !field.Type.IsList()
            )
        )
        {
            log.Warning(
                Code,
                schema.Name,
                field.Coordinate,
                $"The lookup '{field.Coordinate}' returns the non-null type '{field.Type.Text()}', so an object that is not there is an error.",
                "Make the type nullable."
            );
        }
    }
}
