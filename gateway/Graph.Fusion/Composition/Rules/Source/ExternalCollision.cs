using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>What an external field, which its schema does not serve, cannot be at the same time.</summary>
internal static class ExternalCollision
{
    public static void Check(
        SourceDefinitions schema,
        string code,
        string directive,
        Func<SourceFieldDefinition, bool> collides,
        CompositionLog log
    )
    {
        foreach (var field in schema.Fields.Where(field => field.HasExternal && collides(field)))
        {
            log.Error(
                code,
                schema.Name,
                field.Coordinate,
                $"The field '{field.Coordinate}' is @external, so '{schema.Name}' does not serve it, but it has {directive}.",
                "Remove one of the two."
            );
        }
    }
}
