using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A schema does not override itself.</summary>
internal static class OverrideFromSelf
{
    public const string Code = "OVERRIDE_FROM_SELF";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.OverrideFrom == schema.Name))
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The field '{field.Coordinate}' overrides itself: 'from' names its own schema '{schema.Name}'.",
                "Name the schema that had the field before, or remove @override."
            );
        }
    }
}
