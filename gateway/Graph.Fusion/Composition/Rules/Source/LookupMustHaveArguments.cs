using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A lookup has at least one argument.</summary>
internal static class LookupMustHaveArguments
{
    public const string Code = "LOOKUP_MUST_HAVE_ARGUMENTS";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.IsLookup && field.Arguments.Count == 0))
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The lookup '{field.Coordinate}' has no arguments, so it cannot say which object is meant.",
                "Add the key as an argument, or remove @lookup."
            );
        }
    }
}
