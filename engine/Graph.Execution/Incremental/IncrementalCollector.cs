using Graph.Execution.Columns;
using Graph.Execution.Operations;

namespace Graph.Execution.Incremental;

/// <summary>Finds from the top down what is deferred and streamed in results that are there, so that all know their path.</summary>
/// <param name="limit">After how many fragments and lists the rest is left out.</param>
internal sealed class IncrementalCollector(int limit)
{
    private readonly List<object> _path = [];
    private DeferScope? _scope;

    /// <summary>The deferred fragments, outer ones first.</summary>
    public List<DeliveryGroup> Groups { get; } = [];

    /// <summary>What is to be executed for them.</summary>
    public List<ExecutionRecord> Records { get; } = [];

    /// <summary>The lists of which items are to come.</summary>
    public List<StreamRecord> Streams { get; } = [];

    /// <summary>How many fragments and lists were found.</summary>
    public int Count => Groups.Count + Streams.Count;

    /// <summary>True if there were more than the limit.</summary>
    public bool IsFull => Count > limit;

    /// <summary>Begins at a position, with the fragments around it; what was found before is forgotten.</summary>
    public void Begin(ReadOnlySpan<object> path, DeferScope? scope)
    {
        Groups.Clear();
        Records.Clear();
        Streams.Clear();
        _path.Clear();
        _path.AddRange(path);
        _scope = scope;
    }

    /// <summary>Steps down to a response name or an index.</summary>
    public void Push(object segment) => _path.Add(segment);

    /// <summary>Steps back up.</summary>
    public void Pop() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Enters an object.</summary>
    /// <returns>What <see cref="Leave"/> needs.</returns>
    public DeferScope? Enter(Place place, int row, CompiledSelectionSet set)
    {
        var outer = _scope;
        if (IsFull || (set.NewUsages.Length == 0 && set.Deferred.Length == 0))
        {
            return outer;
        }

        object[] path = [.. _path];
        foreach (var usage in set.NewUsages)
        {
            var parent = usage.Parent is null ? null : DeferScope.Find(_scope, usage.Parent);
            var group = new DeliveryGroup(usage, path, parent);
            _scope = new DeferScope(usage, group, _scope);
            Groups.Add(group);
        }

        foreach (var deferred in set.Deferred)
        {
            var groups = new DeliveryGroup[deferred.Usages.Length];
            for (var i = 0; i < groups.Length; i++)
            {
                groups[i] = DeferScope.Find(_scope, deferred.Usages[i]);
            }

            Records.Add(new ExecutionRecord(place, row, deferred, path, _scope, groups));
        }

        return outer;
    }

    /// <summary>Leaves an object.</summary>
    public void Leave(DeferScope? outer) => _scope = outer;

    /// <summary>Adds a list of which items are to come.</summary>
    public void AddStream(IStreamedLists lists, int row, int first, int count)
    {
        if (!IsFull)
        {
            Streams.Add(new StreamRecord(lists, row, first, count, [.. _path]));
        }
    }
}
