using Graph.Fusion.Composition.Merging;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>The graph has something to query.</summary>
internal static class NoQueries
{
    public const string Code = "NO_QUERIES";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        if (schema.FindType("Query") is not { } query || query.Fields.TrueForAll(field => field.IsInaccessible))
        {
            log.Error(
                Code,
                null,
                "Query",
                "The composed graph has no field on 'Query' that clients can see.",
                "Add one to a schema, or show one that is @internal or @inaccessible."
            );
        }
    }
}
