using Graph.Fusion.Planning.Passes;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>Plans operations: normalise, decide, order in waves, lay out.</summary>
internal static class QueryPlanner
{
    /// <summary>Plans an operation of a document that is valid for the public schema.</summary>
    /// <exception cref="PlanningException">It cannot be planned; the message is for the client.</exception>
    public static QueryPlan Plan(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options
    )
    {
        var (draft, cost) = PlanSearch.Find(schema, document, operation, options);
        return PlanLayout.Create(schema, document, draft, cost);
    }
}
