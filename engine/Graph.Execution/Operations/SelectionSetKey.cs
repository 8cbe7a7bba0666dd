using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>
/// What a compiled selection set is made of: a type, the sets of the document that were merged, and the usages of
/// <c>@defer</c> that it is delivered with.
/// </summary>
internal readonly struct SelectionSetKey(ObjectType type, List<SelectedSet> sets, DeferUsageSet delivery)
    : IEquatable<SelectionSetKey>
{
    private readonly ObjectType _type = type;
    private readonly List<SelectedSet> _sets = sets;
    private readonly DeferUsageSet _delivery = delivery;

    public bool Equals(SelectionSetKey other)
    {
        if (
            !ReferenceEquals(_type, other._type)
            || _sets.Count != other._sets.Count
            || !_delivery.Equals(other._delivery)
        )
        {
            return false;
        }

        for (var i = 0; i < _sets.Count; i++)
        {
            if (
                !ReferenceEquals(_sets[i].Node, other._sets[i].Node)
                || !ReferenceEquals(_sets[i].Defer, other._sets[i].Defer)
            )
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is SelectionSetKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_type);
        foreach (var set in _sets)
        {
            hash.Add(set.Node);
        }

        return hash.ToHashCode();
    }
}
