using Graph.Execution;
using Graph.Execution.Operations;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Incremental;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Parts the fields of an operation by what they are delivered with, and says which fetches each part waits for. In the
/// format by ids a field is of one part, with all the fragments that ask for it; in the format by paths, whose parts are
/// whole, it is of the part of each of them.
/// </summary>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, BuildExecutionPlan.</remarks>
internal sealed class PartAssignment
{
    private readonly NormalizedOperation _operation;
    private readonly List<PlannedPart> _parts = [];
    private readonly Dictionary<DeferUsageSet, PlannedPart> _bySet = [];
    private readonly HashSet<(PlaceDraft, int)> _visited = [];

    private PartAssignment(NormalizedOperation operation) => _operation = operation;

    /// <summary>Parts the fields of a plan.</summary>
    /// <returns>The parts, and for each the fetches that it waits for; null if everything is delivered at once.</returns>
    public static (IncrementalPlan Plan, List<HashSet<FetchDraft>> Fetches)? Assign(PlanDraft draft)
    {
        if (draft.Operation.Format == IncrementalDeliveryFormat.None)
        {
            return null;
        }

        var assignment = new PartAssignment(draft.Operation);
        assignment.Run();
        return (
            new IncrementalPlan(draft.Operation.Format, [.. assignment._parts]),
            assignment.FetchesOf(draft.Fetches)
        );
    }

    private void Run()
    {
        var first = PartOf(DeferUsageSet.None);
        if (_operation.Format == IncrementalDeliveryFormat.IdBased)
        {
            VisitSets(_operation.Root, first, DeferUsageSet.None, null);
        }
        else
        {
            VisitUsages(_operation.Root, first, null);
        }
    }

    private PlannedPart PartOf(DeferUsageSet usages)
    {
        if (!_bySet.TryGetValue(usages, out var part))
        {
            _bySet.Add(usages, part = Add(usages));
        }

        return part;
    }

    private PlannedPart Add(DeferUsageSet usages)
    {
        var part = new PlannedPart(_parts.Count, usages.Usages);
        _parts.Add(part);
        return part;
    }

    /// <summary>Parts what is below a field by the set of fragments that ask for it.</summary>
    /// <param name="place">Where its objects stand. The depth is that of the operation, which normalisation limits.</param>
    /// <param name="part">The part that the objects are delivered with.</param>
    /// <param name="delivery">The fragments of that part.</param>
    /// <param name="below">
    /// The usages that count, where the objects are items that come later: the others are around the list, and the items are
    /// delivered by the stream whatever they are. Null if all count.
    /// </param>
    private void VisitSets(PlaceDraft place, PlannedPart part, DeferUsageSet delivery, HashSet<DeferUsage>? below)
    {
        // A part says what counts: items are a part of their own for each list.
        if (!_visited.Add((place, part.Id)))
        {
            return;
        }

        foreach (var shape in place.Shapes)
        {
            var counting = below is null ? null : new HashSet<DeferUsage>([.. below, .. shape.Usages]);
            var starts = new List<PlannedPart>();
            foreach (var field in shape.Fields)
            {
                if (field.IsInternal)
                {
                    continue;
                }

                var usages = counting is null ? field.Delivery : Counting(field, counting);
                var own = usages.Equals(delivery) ? part : PartOf(usages);
                AddTo(own, field, part, starts);
                if (field.Child is not null)
                {
                    VisitSets(field.Child, own, usages, counting);
                }

                if (field.Stream is { } stream)
                {
                    stream.Items = stream.Items < 0 ? Add(DeferUsageSet.None).Id : stream.Items;
                    if (field.Child is not null)
                    {
                        VisitSets(field.Child, _parts[stream.Items], DeferUsageSet.None, []);
                    }
                }
            }

            shape.Openings.Add(new PlannedOpening(part.Id, shape.Usages, [.. starts]));
        }
    }

    /// <summary>Parts what is below a field by the single usages that ask for it.</summary>
    /// <param name="place">Where its objects stand. The depth is that of the operation, which normalisation limits.</param>
    /// <param name="part">The part that the objects are delivered with.</param>
    /// <param name="usage">The usage of that part; null for what is not deferred.</param>
    private void VisitUsages(PlaceDraft place, PlannedPart part, DeferUsage? usage)
    {
        if (!_visited.Add((place, part.Id)))
        {
            return;
        }

        foreach (var shape in place.Shapes)
        {
            var begun = Array.FindAll(shape.Usages, one => ReferenceEquals(Around(one, shape.Usages), usage));
            var starts = new List<PlannedPart>();
            foreach (var field in shape.Fields)
            {
                if (field.IsInternal)
                {
                    continue;
                }

                foreach (var one in (ReadOnlySpan<DeferUsage?>)[usage, .. begun])
                {
                    if (Array.IndexOf(field.Usages, one) < 0)
                    {
                        continue;
                    }

                    var own = ReferenceEquals(one, usage) ? part : PartOf(DeferUsageSet.Of(one));
                    AddTo(own, field, part, starts);
                    if (field.Child is not null)
                    {
                        VisitUsages(field.Child, own, one);
                    }
                }
            }

            shape.Openings.Add(new PlannedOpening(part.Id, begun, [.. starts]));
        }
    }

    private static void AddTo(PlannedPart own, FieldDraft field, PlannedPart part, List<PlannedPart> starts)
    {
        if (!field.Parts.Contains(own.Id))
        {
            field.Parts.Add(own.Id);
        }

        if (!ReferenceEquals(own, part) && !starts.Contains(own))
        {
            starts.Add(own);
        }
    }

    /// <summary>The set of a field if only some usages count; a selection under none of them is not deferred.</summary>
    private static DeferUsageSet Counting(FieldDraft field, HashSet<DeferUsage> counting)
    {
        var selections = new List<FieldSelection>(field.Usages.Length);
        foreach (var usage in field.Usages)
        {
            if (usage is null || !counting.Contains(usage))
            {
                return DeferUsageSet.None;
            }

            selections.Add(new FieldSelection(null!, usage));
        }

        return DeferUsageSet.Of(selections);
    }

    /// <summary>The innermost usage around the place that a usage there is in.</summary>
    private static DeferUsage? Around(DeferUsage usage, DeferUsage[] there)
    {
        var around = usage.Parent;
        while (around is not null && Array.IndexOf(there, around) >= 0)
        {
            around = around.Parent;
        }

        return around;
    }

    private List<HashSet<FetchDraft>> FetchesOf(List<FetchDraft> fetches)
    {
        var all = _parts.ConvertAll(static _ => new HashSet<FetchDraft>());
        foreach (var fetch in fetches)
        {
            foreach (var part in PartsOf(fetch.Branch))
            {
                all[part.Id].Add(fetch);
            }

            foreach (var fields in fetch.Selections.Values)
            {
                foreach (var selected in fields)
                {
                    foreach (var part in selected.IsPassage ? [] : selected.Field.Parts)
                    {
                        all[part].Add(fetch);
                    }
                }
            }
        }

        return all;
    }

    private IEnumerable<PlannedPart> PartsOf(DeferUsageSet branch)
    {
        if (_bySet.TryGetValue(branch, out var part))
        {
            yield return part;
        }

        if (_operation.Format == IncrementalDeliveryFormat.PathBased && branch.Usages.Length > 1)
        {
            foreach (var usage in branch.Usages)
            {
                if (_bySet.TryGetValue(DeferUsageSet.Of(usage), out var single))
                {
                    yield return single;
                }
            }
        }
    }
}
