using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>An external field is not at the same time overriding, providing or requiring; codes <c>EXTERNAL_OVERRIDE_COLLISION</c>, <c>EXTERNAL_PROVIDES_COLLISION</c> and <c>EXTERNAL_REQUIRE_COLLISION</c>.</summary>
internal static class ExternalCollisions
{
    public const string Code = "EXTERNAL_COLLISION";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.HasExternal))
        {
            foreach (
                var (collides, code, directive) in new[]
                {
                    (field.OverrideFrom is not null, "EXTERNAL_OVERRIDE_COLLISION", "@override"),
                    (field.HasProvides, "EXTERNAL_PROVIDES_COLLISION", "@provides"),
                    (field.HasRequirements, "EXTERNAL_REQUIRE_COLLISION", "an argument with @require"),
                }
            )
            {
                if (collides)
                {
                    log.Error(
                        code,
                        schema.Name,
                        field.Coordinate,
                        $"The field '{field.Coordinate}' is @external, so '{schema.Name}' does not serve it, but it has {directive}. Remove one of the two."
                    );
                }
            }
        }
    }
}
