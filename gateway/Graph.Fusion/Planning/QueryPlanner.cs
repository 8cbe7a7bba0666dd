using Graph.Execution;
using Graph.Fusion.Planning.Passes;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>Plans operations: normalise, decide, order in waves, lay out.</summary>
internal static class QueryPlanner
{
    /// <summary>Plans an operation of a document that is valid for the public schema.</summary>
    /// <param name="schema">The composed graph.</param>
    /// <param name="document">The document; its conditions are constant if parts are delivered later.</param>
    /// <param name="operation">The operation of the document.</param>
    /// <param name="options">The limits.</param>
    /// <param name="delivery">How what is deferred is delivered; none if everything is delivered at once.</param>
    /// <exception cref="PlanningException">It cannot be planned; the message is for the client.</exception>
    public static QueryPlan Plan(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        IncrementalDeliveryFormat delivery = IncrementalDeliveryFormat.None
    )
    {
        var (draft, cost) = PlanSearch.Find(schema, document, operation, options, delivery);
        return PlanLayout.Create(schema, document, draft, cost);
    }
}
