using System.Text;
using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>
/// Names every pair of fields that cannot be merged, each with the fields below it that are the reason. It compares pairs,
/// so it is for documents that are known to be wrong, and gives up beyond a budget.
/// </summary>
/// <remarks>
/// A conflict is reported where its fields meet first: within a selection set, between one and a fragment that is spread
/// there, or between two such fragments. What was compared once is not compared again.
/// <see href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging"/>
/// </remarks>
internal sealed class PairwiseComparison(ValidationContext context)
{
    // Some 20 ms of work. Beyond it nobody reads the list.
    private const int Budget = 200_000;

    // A pair of fragments is remembered, which takes as long as comparing so many fields.
    private const int FragmentPair = 8;
    private const int MaxDepth = 300;

    // What one error tells: beyond it, the deepest fields.
    private const int MaxNodes = 20;
    private const int MaxReason = 1_000;

    private readonly SelectionCollector _collector = new(context);
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private int _work;
    private int _depth;

    /// <summary>True if the budget did not suffice; what was found until then is not all.</summary>
    public bool IsExhausted => _work > Budget || _collector.IsExhausted;

    /// <summary>The conflicts within one selection set.</summary>
    public List<FieldConflict> Within(SelectionSetNode selectionSet, NamedType? type)
    {
        var conflicts = new List<FieldConflict>();
        var set = _collector.Collect(selectionSet, type);
        foreach (var (name, fields) in set.Groups)
        {
            for (var i = 0; i < fields.Count && !IsDone(conflicts); i++)
            {
                for (var j = i + 1; j < fields.Count && !IsDone(conflicts); j++)
                {
                    CompareFields(conflicts, false, name, fields[i], fields[j]);
                }
            }
        }

        for (var i = 0; i < set.Fragments.Count && !IsDone(conflicts); i++)
        {
            CompareWithFragment(conflicts, false, set, set.Fragments[i]);
            for (var j = i + 1; j < set.Fragments.Count && !IsDone(conflicts); j++)
            {
                CompareFragments(conflicts, false, set.Fragments[i], set.Fragments[j]);
            }
        }

        return conflicts;
    }

    private void CompareWithFragment(List<FieldConflict> conflicts, bool exclusive, CollectedFields set, string name)
    {
        if (set.Groups.Count == 0 || !Spend())
        {
            return;
        }

        if (set.ComparedFragments.TryGetValue(name, out var onlyExclusive) && (exclusive || !onlyExclusive))
        {
            return;
        }

        set.ComparedFragments[name] = exclusive;
        if (_collector.CollectFragment(name) is not { } fragment || ReferenceEquals(fragment, set))
        {
            return;
        }

        CompareSets(conflicts, exclusive, set, fragment);
        _depth++;
        foreach (var nested in fragment.Fragments)
        {
            CompareWithFragment(conflicts, exclusive, set, nested);
        }

        _depth--;
    }

    private void CompareFragments(List<FieldConflict> conflicts, bool exclusive, string one, string other)
    {
        if (one == other || !Spend())
        {
            return;
        }

        var pair = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        if (_comparedFragments.TryGetValue(pair, out var onlyExclusive) && (exclusive || !onlyExclusive))
        {
            return;
        }

        _work += FragmentPair;
        _comparedFragments[pair] = exclusive;
        if (_collector.CollectFragment(one) is not { } first || _collector.CollectFragment(other) is not { } second)
        {
            return;
        }

        CompareSets(conflicts, exclusive, first, second);
        _depth++;
        foreach (var nested in second.Fragments)
        {
            CompareFragments(conflicts, exclusive, one, nested);
        }

        foreach (var nested in first.Fragments)
        {
            CompareFragments(conflicts, exclusive, nested, other);
        }

        _depth--;
    }

    private void CompareSets(
        List<FieldConflict> conflicts,
        bool exclusive,
        CollectedFields first,
        CollectedFields second
    )
    {
        foreach (var (name, fields) in first.Groups)
        {
            if (!Spend())
            {
                return;
            }

            if (!second.Groups.TryGetValue(name, out var others))
            {
                continue;
            }

            foreach (var field in fields)
            {
                if (IsDone(conflicts))
                {
                    return;
                }

                foreach (var other in others)
                {
                    CompareFields(conflicts, exclusive, name, field, other);
                }
            }
        }
    }

    private void CompareFields(
        List<FieldConflict> conflicts,
        bool exclusive,
        string name,
        CollectedField a,
        CollectedField b
    )
    {
        if (IsDone(conflicts) || !Spend())
        {
            return;
        }

        // Fields of two object types never meet on one object; interfaces and unions may come to have objects in common.
        exclusive |=
            !ReferenceEquals(a.ParentType, b.ParentType) && a.ParentType is ObjectType && b.ParentType is ObjectType;
        var reason =
            exclusive ? null
            : a.Node.Name.Value != b.Node.Name.Value
                ? $"\"{a.Node.Name.Value}\" and \"{b.Node.Name.Value}\" are different fields"
            : ArgumentComparer.AreSame(a.Node, b.Node) ? null
            : "they have differing arguments";
        if (StreamComparer.IsKnown(context.Schema))
        {
            reason ??= StreamComparer.FindConflict(a.Node, b.Node);
        }

        if (reason is null && a.Definition?.Type is { } x && b.Definition?.Type is { } y && !FieldShapes.AreSame(x, y))
        {
            reason = $"they return conflicting types \"{x}\" and \"{y}\"";
        }

        if (reason is not null)
        {
            conflicts.Add(new FieldConflict(name, reason, [a.Node], [b.Node]));
        }
        else if (a.Node.SelectionSet is { } setA && b.Node.SelectionSet is { } setB)
        {
            var below = new List<FieldConflict>();
            _depth++;
            CompareSelections(
                below,
                exclusive,
                _collector.Collect(setA, a.Definition?.Type.Named),
                _collector.Collect(setB, b.Definition?.Type.Named)
            );
            _depth--;
            if (below.Count > 0)
            {
                conflicts.Add(Enclose(name, a.Node, b.Node, below));
            }
        }
    }

    private void CompareSelections(
        List<FieldConflict> conflicts,
        bool exclusive,
        CollectedFields first,
        CollectedFields second
    )
    {
        CompareSets(conflicts, exclusive, first, second);
        foreach (var name in second.Fragments)
        {
            CompareWithFragment(conflicts, exclusive, first, name);
        }

        foreach (var name in first.Fragments)
        {
            CompareWithFragment(conflicts, exclusive, second, name);
        }

        foreach (var one in first.Fragments)
        {
            if (IsDone(conflicts))
            {
                return;
            }

            foreach (var other in second.Fragments)
            {
                CompareFragments(conflicts, exclusive, one, other);
            }
        }
    }

    private static FieldConflict Enclose(string name, FieldNode a, FieldNode b, List<FieldConflict> below)
    {
        var reason = new StringBuilder();
        foreach (var conflict in below)
        {
            reason.Append(reason.Length == 0 ? "" : " and ");
            reason.Append($"subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}");
            if (reason.Length > MaxReason)
            {
                reason.Length = MaxReason;
                reason.Append('…');
                break;
            }
        }

        var first = new List<FieldNode> { a };
        var second = new List<FieldNode> { b };
        foreach (var conflict in below)
        {
            AddLast(first, conflict.First);
            AddLast(second, conflict.Second);
        }

        return new FieldConflict(name, reason.ToString(), first, second);
    }

    /// <summary>Adds as many as there is room for, the deepest ones: they say most.</summary>
    private static void AddLast(List<FieldNode> nodes, IReadOnlyList<FieldNode> more)
    {
        for (var i = Math.Max(0, more.Count - (MaxNodes - nodes.Count)); i < more.Count; i++)
        {
            nodes.Add(more[i]);
        }
    }

    // Of more than are reported none is looked for.
    private bool IsDone(List<FieldConflict> conflicts) => IsExhausted || conflicts.Count > context.Options.MaxErrors;

    private bool Spend()
    {
        if (_depth > MaxDepth)
        {
            _work = Budget;
        }

        return ++_work <= Budget && !_collector.IsExhausted;
    }
}
