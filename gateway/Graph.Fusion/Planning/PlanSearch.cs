using System.Diagnostics;
using Graph.Execution;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Passes;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// Searches for the cheapest plan: first the greedy one, then, within a budget, plans that differ from the best so far
/// in one decision. It ends with the best plan found, whatever the operation: the work is bounded by the budget times
/// one greedy plan, which is polynomial.
/// </summary>
internal sealed class PlanSearch
{
    /// <summary>Above this many fetches no pairs are compared: the plan stays as it is assigned.</summary>
    private const int MaxFetchesToImprove = 400;

    /// <summary>How often an attempt begins again because types need shapes of their own.</summary>
    private const int MaxApart = 100;

    private readonly FusionSchema _schema;
    private readonly DocumentNode _document;
    private readonly OperationDefinitionNode _operation;
    private readonly PlanningOptions _options;
    private readonly IncrementalDeliveryFormat _delivery;
    private readonly HashSet<string> _apart = new(StringComparer.Ordinal);

    private PlanSearch(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        IncrementalDeliveryFormat delivery
    )
    {
        _delivery = delivery;
        _schema = schema;
        _document = document;
        _operation = operation;
        _options = options;
    }

    /// <summary>Finds a plan.</summary>
    /// <exception cref="PlanningException">The operation is too large, or a field cannot be reached.</exception>
    public static (PlanDraft Draft, PlanCost Cost) Find(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        IncrementalDeliveryFormat delivery
    )
    {
        var best = new PlanSearch(schema, document, operation, options, delivery).Find();
        return best.Draft is { } draft ? (draft, best.Cost) : throw best.Failure!;
    }

    /// <summary>What came of an attempt.</summary>
    /// <param name="Draft">The plan; null if the way led nowhere.</param>
    /// <param name="Cost">What it costs.</param>
    /// <param name="Trail">The decisions on the way.</param>
    /// <param name="Failure">Why there is no plan.</param>
    private sealed record Attempt(
        PlanDraft? Draft,
        PlanCost Cost,
        IReadOnlyList<(int Taken, int Options)> Trail,
        PlanningException? Failure
    )
    {
        public bool IsBetterThan(Attempt other)
        {
            if (Draft is null || other.Draft is null)
            {
                // Of two that lead nowhere the one is better that got further.
                return Draft is not null || (other.Draft is null && Trail.Count > other.Trail.Count);
            }

            return Cost.CompareTo(other.Cost) < 0;
        }
    }

    private Attempt Find()
    {
        var started = Stopwatch.GetTimestamp();
        var best = Try([]);
        var attempts = 1;
        for (var i = 0; i < best.Trail.Count; i++)
        {
            var (taken, count) = best.Trail[i];
            for (var option = 0; option < count; option++)
            {
                if (option == taken)
                {
                    continue;
                }

                // Time is for better plans: whether there is one at all must not depend on how busy the machine is.
                var isLate = best.Draft is not null && Stopwatch.GetElapsedTime(started) > _options.MaxSearchTime;
                if (attempts++ >= _options.MaxAttempts || isLate)
                {
                    return best;
                }

                var other = Try([.. best.Trail.Take(i).Select(decision => decision.Taken), option]);
                if (other.IsBetterThan(best))
                {
                    best = other;
                    i = -1;
                    break;
                }
            }
        }

        return best;
    }

    private Attempt Try(int[] trail)
    {
        while (true)
        {
            // Planning adds internal selections to the tree, so each attempt has a tree of its own.
            var normalized = OperationNormalizer.Normalize(_schema, _document, _operation, _options, _delivery, _apart);
            var decisions = new Decisions(trail);
            try
            {
                var draft = FieldAssignment.Assign(_schema, normalized, decisions, _options.MaxFetches);
                return new Attempt(draft, PlanCost.Of(draft.Fetches, Order(draft.Fetches)), decisions.Trail, null);
            }
            catch (ApartException exception) when (_apart.Count < MaxApart && _apart.Add(exception.Path))
            {
                // Once more, with a shape for each type there.
            }
            catch (ApartException exception)
            {
                var failure = new PlanningException(exception.Message, ErrorCodes.Internal);
                return new Attempt(null, default, decisions.Trail, failure);
            }
            catch (PlanningException exception)
            {
                return new Attempt(null, default, decisions.Trail, exception);
            }
        }
    }

    /// <summary>Puts fetches into waves.</summary>
    /// <returns>The number of waves.</returns>
    internal static int Order(List<FetchDraft> fetches)
    {
        var waves = EarliestWaves.Assign(fetches);
        if (fetches.Count <= MaxFetchesToImprove)
        {
            waves = SiblingMerging.Merge(fetches, waves);
            RequestSharing.Delay(fetches, waves);
        }

        return waves;
    }
}
