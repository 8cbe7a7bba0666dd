using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A lookup returns one object, not a list.</summary>
internal static class LookupReturnsList
{
    public const string Code = "LOOKUP_RETURNS_LIST";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.IsLookup && field.Type.IsList()))
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The lookup '{field.Coordinate}' returns the list '{field.Type.Text()}'.",
                "Let it return one object; the gateway batches calls by itself."
            );
        }
    }
}
