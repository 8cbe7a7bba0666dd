using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>What a compiled selection set is made of: a type, and the sets of the document that were merged.</summary>
internal readonly struct SelectionSetKey(ObjectType type, List<SelectionSetNode> sets) : IEquatable<SelectionSetKey>
{
    private readonly ObjectType _type = type;
    private readonly List<SelectionSetNode> _sets = sets;

    public bool Equals(SelectionSetKey other)
    {
        if (!ReferenceEquals(_type, other._type) || _sets.Count != other._sets.Count)
        {
            return false;
        }

        for (var i = 0; i < _sets.Count; i++)
        {
            if (!ReferenceEquals(_sets[i], other._sets[i]))
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
            hash.Add(set);
        }

        return hash.ToHashCode();
    }
}
