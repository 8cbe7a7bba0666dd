using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>An argument of a lookup is part of the key and cannot be a requirement.</summary>
internal static class RequireOnLookupArgument
{
    public const string Code = "REQUIRE_ON_LOOKUP_ARGUMENT";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field is { IsLookup: true, HasRequirements: true }))
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The lookup '{field.Coordinate}' has an argument with @require.",
                "Use @is for a part of the key; require other values on the fields that need them."
            );
        }
    }
}
