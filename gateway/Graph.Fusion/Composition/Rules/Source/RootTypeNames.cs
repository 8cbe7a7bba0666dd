using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Composed graphs have the root types <c>Query</c>, <c>Mutation</c> and <c>Subscription</c>; codes <c>ROOT_QUERY_USED</c> and its like.</summary>
internal static class RootTypeNames
{
    public const string Code = "ROOT_TYPE_RENAMED";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (
            var (name, expected, code) in new[]
            {
                (schema.QueryName, "Query", "ROOT_QUERY_USED"),
                (schema.MutationName, "Mutation", "ROOT_MUTATION_USED"),
                (schema.SubscriptionName, "Subscription", "ROOT_SUBSCRIPTION_USED"),
            }
        )
        {
            if (name != expected)
            {
                log.Error(
                    code,
                    schema.Name,
                    name,
                    $"The root type '{name}' of the schema '{schema.Name}' has to be named '{expected}'. Rename it, and remove it from the schema definition."
                );
            }
        }
    }
}
