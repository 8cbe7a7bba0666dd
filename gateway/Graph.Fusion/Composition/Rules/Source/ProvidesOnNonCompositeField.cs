using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Only fields with subfields provide.</summary>
internal static class ProvidesOnNonCompositeField
{
    public const string Code = "PROVIDES_ON_NON_COMPOSITE_FIELD";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.HasProvides))
        {
            if (schema.FindType(field.NamedType) is not { IsComposite: true })
            {
                log.Error(
                    Code,
                    schema.Name,
                    field.Coordinate,
                    $"The field '{field.Coordinate}' has @provides, but its type '{field.NamedType}' has no fields.",
                    "Remove @provides."
                );
            }
        }
    }
}
