using CollectedField = Graph.Execution.Operations.FieldCollector.CollectedField;

namespace Graph.Execution.Operations;

/// <summary>Parts the fields of a place by what they are delivered with.</summary>
/// <remarks>
/// <see href="https://github.com/graphql/graphql-spec/pull/1203"/>, BuildExecutionPlan. A field that several fragments
/// select is executed once and delivered once, with whatever comes first; in the path-based format each part has to be
/// whole, so such a field is executed for each of them.
/// </remarks>
internal sealed class ExecutionPlan
{
    public ExecutionPlan(List<CollectedField> collected, DeferUsageSet delivery, IncrementalDeliveryFormat format)
    {
        if (format == IncrementalDeliveryFormat.None)
        {
            Fields = collected;
            return;
        }

        Fields = new List<CollectedField>(collected.Count);
        foreach (var field in collected)
        {
            if (format == IncrementalDeliveryFormat.IdBased)
            {
                ListFor(DeferUsageSet.Of(field.Selections), delivery).Add(field);
            }
            else
            {
                Split(field, delivery);
            }
        }
    }

    /// <summary>The fields that are delivered with their objects.</summary>
    public List<CollectedField> Fields { get; }

    /// <summary>The others.</summary>
    public OrderedDictionary<DeferUsageSet, List<CollectedField>> Deferred { get; } = [];

    private void Split(CollectedField field, DeferUsageSet delivery)
    {
        var parts = new OrderedDictionary<DeferUsageSet, List<FieldSelection>>();
        foreach (var selection in field.Selections)
        {
            var usages = DeferUsageSet.Of(selection.Defer);
            if (!parts.TryGetValue(usages, out var part))
            {
                parts[usages] = part = [];
            }

            part.Add(selection);
        }

        foreach (var (usages, part) in parts)
        {
            ListFor(usages, delivery).Add(field.With(part));
        }
    }

    private List<CollectedField> ListFor(DeferUsageSet usages, DeferUsageSet delivery)
    {
        if (usages.Equals(delivery))
        {
            return Fields;
        }

        if (!Deferred.TryGetValue(usages, out var fields))
        {
            Deferred[usages] = fields = [];
        }

        return fields;
    }
}
