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
internal static class PlanSearch
{
    /// <summary>Above this many fetches no pairs are compared: the plan stays as it is assigned.</summary>
    private const int MaxFetchesToImprove = 400;

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
        var apart = new HashSet<string>(StringComparer.Ordinal);
        var best = Attempt(schema, document, operation, options, delivery, [], apart);
        var attempts = 1;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < best.Trail.Count; i++)
        {
            var (taken, count) = best.Trail[i];
            for (var option = 0; option < count; option++)
            {
                if (option == taken)
                {
                    continue;
                }

                if (attempts >= options.MaxAttempts || Stopwatch.GetElapsedTime(started) > options.MaxSearchTime)
                {
                    return (best.Draft, best.Cost);
                }

                attempts++;
                var trail = new int[i + 1];
                for (var k = 0; k < i; k++)
                {
                    trail[k] = best.Trail[k].Taken;
                }

                trail[i] = option;
                var other = TryAttempt(schema, document, operation, options, delivery, trail, apart);
                if (other is { } found && found.Cost.CompareTo(best.Cost) < 0)
                {
                    best = found;
                    i = -1;
                    break;
                }
            }
        }

        return (best.Draft, best.Cost);
    }

    private readonly record struct Result(
        PlanDraft Draft,
        PlanCost Cost,
        IReadOnlyList<(int Taken, int Options)> Trail
    );

    /// <summary>How often the search begins again because types need shapes of their own.</summary>
    private const int MaxApart = 100;

    private static Result? TryAttempt(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        IncrementalDeliveryFormat delivery,
        int[] trail,
        HashSet<string> apart
    )
    {
        try
        {
            return Attempt(schema, document, operation, options, delivery, trail, apart);
        }
        catch (PlanningException)
        {
            // This way leads nowhere; the best so far stands.
            return null;
        }
    }

    private static Result Attempt(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        IncrementalDeliveryFormat delivery,
        int[] trail,
        HashSet<string> apart
    )
    {
        while (true)
        {
            try
            {
                // Planning adds internal selections to the tree, so each attempt has a tree of its own.
                var normalized = OperationNormalizer.Normalize(schema, document, operation, options, delivery, apart);
                return Assign(schema, normalized, options, new Decisions(trail));
            }
            catch (ApartException exception) when (apart.Count < MaxApart && apart.Add(exception.Path))
            {
                // Once more, with a shape for each type there.
            }
            catch (ApartException exception)
            {
                throw new PlanningException(exception.Message, ErrorCodes.Internal);
            }
        }
    }

    private static Result Assign(
        FusionSchema schema,
        NormalizedOperation normalized,
        PlanningOptions options,
        Decisions decisions
    )
    {
        var draft = FieldAssignment.Assign(schema, normalized, decisions, options.MaxFetches);
        var waves = EarliestWaves.Assign(draft.Fetches);
        if (draft.Fetches.Count <= MaxFetchesToImprove)
        {
            waves = SiblingMerging.Merge(draft.Fetches, waves);
            RequestSharing.Delay(draft.Fetches, waves);
        }

        return new Result(draft, PlanCost.Of(draft.Fetches, waves), decisions.Trail);
    }
}
