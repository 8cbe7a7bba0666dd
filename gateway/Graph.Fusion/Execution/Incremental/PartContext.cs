using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Incremental;

/// <summary>
/// What the completion of one part of the response needs to know of the others: which fields are the part's, where it
/// stands, and what was found in it that is delivered later. What turns out to be null takes back what was found in it.
/// </summary>
/// <param name="part">The id of the part.</param>
/// <param name="path">Where the object or list that is completed stands in the response.</param>
/// <param name="scope">The deferred fragments around it.</param>
/// <param name="limit">After how many fragments and lists the rest is left out.</param>
/// <param name="unplaced">Errors without a position that came since the last part.</param>
internal sealed class PartContext(int part, PathStep[] path, DeferScope? scope, int limit, List<FieldError> unplaced)
{
    private readonly List<DeliveryGroup> _groups = [];
    private readonly List<DeferredObject> _records = [];
    private readonly List<StreamedList> _streams = [];
    private DeferScope? _scope = scope;

    /// <summary>Where the object or list that is completed stands in the response.</summary>
    public PathStep[] Path => path;

    /// <summary>Errors without a position that came since the last part.</summary>
    public List<FieldError> Unplaced => unplaced;

    /// <summary>The deferred fragments that were found, outer ones first.</summary>
    public IReadOnlyList<DeliveryGroup> Groups => _groups;

    /// <summary>What is to be delivered for them.</summary>
    public IReadOnlyList<DeferredObject> Records => _records;

    /// <summary>The lists of which items are to come.</summary>
    public IReadOnlyList<StreamedList> Streams => _streams;

    /// <summary>True if there were more than the limit.</summary>
    public bool IsFull => _groups.Count + _streams.Count > limit;

    /// <summary>How much was found so far.</summary>
    public (int Groups, int Records, int Streams) Mark => (_groups.Count, _records.Count, _streams.Count);

    /// <summary>True if the field is one of the part's.</summary>
    public bool Has(SelectionField field) => field.IsOf(part);

    /// <summary>Forgets what was found since a mark.</summary>
    public void TakeBack((int Groups, int Records, int Streams) mark)
    {
        _groups.RemoveRange(mark.Groups, _groups.Count - mark.Groups);
        _records.RemoveRange(mark.Records, _records.Count - mark.Records);
        _streams.RemoveRange(mark.Streams, _streams.Count - mark.Streams);
    }

    /// <summary>True if something begins at the object when it is delivered with the part.</summary>
    public bool Begins(SelectionShape shape) =>
        !IsFull && shape.OpeningOf(part) is { } opening && opening.Usages.Length + opening.Starts.Length > 0;

    /// <summary>Enters an object where something begins.</summary>
    /// <param name="store">The results.</param>
    /// <param name="instance">The object.</param>
    /// <param name="at">Where it stands in the response.</param>
    /// <returns>What <see cref="Leave"/> needs.</returns>
    public DeferScope? Enter(ResultStore store, int instance, List<PathStep> at)
    {
        var outer = _scope;
        var steps = at.ToArray();
        var segments = Segments(at);
        var opening = store.ShapeOf(instance).OpeningOf(part)!;
        foreach (var usage in opening.Usages)
        {
            var group = new DeliveryGroup(usage, segments, GroupOf(usage.Parent));
            _scope = new DeferScope(usage, group, _scope);
            _groups.Add(group);
        }

        foreach (var start in opening.Starts)
        {
            var groups = Array.ConvertAll(start.Usages, usage => GroupOf(usage)!);
            _records.Add(new DeferredObject(instance, start, store.IsLater(instance), steps, segments, _scope, groups));
        }

        return outer;
    }

    /// <summary>Leaves an object that was entered.</summary>
    public void Leave(DeferScope? outer) => _scope = outer;

    /// <summary>Adds a list of which items are to come.</summary>
    public void AddStream(Slot list, SelectionField field, int first, List<PathStep> at)
    {
        if (!IsFull)
        {
            var items = field.Stream!.Items;
            _streams.Add(new StreamedList(list, field, items < 0 ? part : items, first, [.. at], Segments(at)));
        }
    }

    private static object[] Segments(List<PathStep> steps)
    {
        var segments = new object[steps.Count];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = steps[i].Segment;
        }

        return segments;
    }

    // What is around a streamed list does not concern its items: they are delivered by the stream.
    private DeliveryGroup? GroupOf(DeferUsage? usage)
    {
        for (var around = _scope; usage is not null && around is not null; around = around.Outer)
        {
            if (ReferenceEquals(around.Usage, usage))
            {
                return around.Group;
            }
        }

        return null;
    }
}
