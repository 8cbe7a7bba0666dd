using System.Collections.Concurrent;
using Graph.Execution;
using Graph.Execution.Operations;
using Graph.Fusion.Planning.Incremental;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>
/// The plans of one operation: the one that delivers everything at once, and, where it defers something, those that do, one
/// for each combination of its conditions and format of delivery.
/// </summary>
/// <param name="schema">The composed graph.</param>
/// <param name="document">The document.</param>
/// <param name="operation">Its operation.</param>
/// <param name="options">The limits of planning.</param>
/// <param name="whole">The plan that delivers everything at once.</param>
internal sealed class OperationPlans(
    FusionSchema schema,
    DocumentNode document,
    SelectedOperation operation,
    PlanningOptions options,
    QueryPlan whole
)
{
    private const int MaxVariants = 16;

    private readonly ConcurrentDictionary<(ulong, IncrementalDeliveryFormat), Lazy<QueryPlan>> _variants = new();

    /// <summary>The plan that delivers everything at once.</summary>
    public QueryPlan Whole => whole;

    /// <summary>The plan for a client that takes what is deferred in some format.</summary>
    /// <param name="conditions">Which of the operation's condition variables are true.</param>
    /// <param name="delivery">The format.</param>
    /// <exception cref="PlanningException">It cannot be planned; the message is for the client.</exception>
    public QueryPlan For(ulong conditions, IncrementalDeliveryFormat delivery)
    {
        if (delivery == IncrementalDeliveryFormat.None || !operation.IsIncremental)
        {
            return whole;
        }

        var key = (conditions, delivery);
        if (_variants.TryGetValue(key, out var known))
        {
            return known.Value;
        }

        // Beyond the bound a combination is planned anew each time, which costs what an unknown document costs.
        return _variants.Count >= MaxVariants
            ? Plan(conditions, delivery)
            : _variants.GetOrAdd(key, _ => new Lazy<QueryPlan>(() => Plan(conditions, delivery))).Value;
    }

    private QueryPlan Plan(ulong conditions, IncrementalDeliveryFormat delivery)
    {
        var written = FixedConditions.Write(document, operation, conditions);
        var definition = written.Definitions[document.Definitions.IndexOf(operation.Definition)];
        return QueryPlanner.Plan(schema, written, (OperationDefinitionNode)definition, options, delivery);
    }
}
