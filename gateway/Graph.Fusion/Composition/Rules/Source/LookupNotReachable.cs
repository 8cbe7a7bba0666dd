using Graph.Fusion.Composition.Preprocessing;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Fields without arguments lead from <c>Query</c> to every lookup.</summary>
internal static class LookupNotReachable
{
    public const string Code = "LOOKUP_NOT_REACHABLE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        var reachable = LookupCollector.Reachable(schema).Select(reached => reached.Field).ToHashSet();
        foreach (var field in schema.Fields.Where(field => field.IsLookup && !reachable.Contains(field)))
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The lookup '{field.Coordinate}' cannot be called: no chain of fields without arguments leads from 'Query' to '{field.DeclaringType.Name}'.",
                "Move it to 'Query', or remove the arguments on the way."
            );
        }
    }
}
