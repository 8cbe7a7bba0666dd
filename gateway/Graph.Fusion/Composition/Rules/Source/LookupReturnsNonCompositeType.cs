using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A lookup returns an object, an interface or a union.</summary>
/// <remarks>Composite Schemas, section 2, "@lookup": what it returns is an entity.</remarks>
internal static class LookupReturnsNonCompositeType
{
    public const string Code = "LOOKUP_RETURNS_NON_COMPOSITE_TYPE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.IsLookup))
        {
            if (schema.FindType(field.NamedType) is not { IsComposite: true })
            {
                log.Error(
                    Code,
                    schema.Name,
                    field.Coordinate,
                    $"The lookup '{field.Coordinate}' returns '{field.NamedType}', which is no object, interface or union.",
                    "Remove @lookup, or return an entity."
                );
            }
        }
    }
}
