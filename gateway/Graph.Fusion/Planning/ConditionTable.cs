using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>
/// The conditions of <c>@skip</c> and <c>@include</c> in an operation, so that one plan serves all values of the variables.
/// A selection applies under a <em>conjunction</em> of variables; a field that is selected several times, or required by
/// others, under a <em>condition</em>: one of several conjunctions.
/// </summary>
internal sealed class ConditionTable
{
    /// <summary>The condition, or conjunction, that always holds.</summary>
    public const int Always = -1;

    /// <summary>The condition, or conjunction, that never holds.</summary>
    public const int Never = -2;

    private const int MaxConjunctions = 4_096;
    private const int MaxSimplified = 32;
    private readonly List<string> _variables = [];
    private readonly List<Term[]> _conjunctions = [];
    private readonly List<int[]> _conditions = [];
    private readonly Dictionary<string, int> _conjunctionIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _conditionIds = new(StringComparer.Ordinal);

    /// <summary>True if nothing depends on variables.</summary>
    public bool IsEmpty => _conditions.Count == 0;

    /// <summary>One operand: a variable that must be true, or false.</summary>
    /// <param name="Variable">The index of the variable.</param>
    /// <param name="Expected">Its value.</param>
    public readonly record struct Term(int Variable, bool Expected);

    /// <summary>The name of a term's variable.</summary>
    public string NameOf(Term term) => _variables[term.Variable];

    /// <summary>The conjunctions one of which a condition needs.</summary>
    public IEnumerable<Term[]> ConjunctionsOf(int condition) =>
        Array.ConvertAll(_conditions[condition], conjunction => _conjunctions[conjunction]);

    /// <summary>The conjunction under which a selection with these directives applies below <paramref name="outer"/>.</summary>
    /// <exception cref="PlanningException">There are too many different ones.</exception>
    public int And(int outer, IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            var expected = directive.Name.Value switch
            {
                "include" => true,
                "skip" => false,
                _ => (bool?)null,
            };
            if (expected is null || outer == Never || directive.Arguments.Length == 0)
            {
                continue;
            }

            outer = directive.Arguments[0].Value switch
            {
                BooleanValueNode constant => constant.Value == expected ? outer : Never,
                VariableNode variable => And(outer, new Term(IndexOf(variable.Name.Value), expected.Value)),
                _ => outer,
            };
        }

        return outer;
    }

    /// <summary>The condition that one of some conjunctions holds.</summary>
    public int AnyOf(IEnumerable<int> conjunctions)
    {
        var any = new SortedSet<int>(conjunctions);
        any.Remove(Never);
        return any.Contains(Always) ? Always : Intern(any);
    }

    /// <summary>The condition that one of two holds.</summary>
    public int Or(int first, int second)
    {
        if (first == Always || second == Always)
        {
            return Always;
        }

        if (first == second || second == Never)
        {
            return first;
        }

        return first == Never ? second : Intern([.. _conditions[first], .. _conditions[second]]);
    }

    /// <summary>Which conditions hold: one bit for each.</summary>
    /// <param name="valueOf">The value of a Boolean variable.</param>
    public ulong[] Evaluate(Func<string, bool> valueOf)
    {
        var values = _variables.ConvertAll(name => valueOf(name));
        var holds = new bool[_conjunctions.Count];
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = true;
            foreach (var term in _conjunctions[i])
            {
                holds[i] &= values[term.Variable] == term.Expected;
            }
        }

        var flags = new ulong[(_conditions.Count + 63) >> 6];
        for (var i = 0; i < _conditions.Count; i++)
        {
            foreach (var conjunction in _conditions[i])
            {
                flags[i >> 6] |= holds[conjunction] ? 1ul << i : 0;
            }
        }

        return flags;
    }

    private int IndexOf(string variable)
    {
        var index = _variables.IndexOf(variable);
        if (index < 0)
        {
            index = _variables.Count;
            _variables.Add(variable);
        }

        return index;
    }

    private int And(int outer, Term term)
    {
        Term[] before = outer == Always ? [] : _conjunctions[outer];
        if (Array.IndexOf(before, term) >= 0)
        {
            return outer;
        }

        if (Array.IndexOf(before, term with { Expected = !term.Expected }) >= 0)
        {
            return Never;
        }

        Term[] terms = [.. before, term];
        Array.Sort(terms, static (a, b) => a.Variable.CompareTo(b.Variable));
        var key = string.Join(',', terms.Select(each => each.Expected ? each.Variable : ~each.Variable));
        if (_conjunctionIds.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_conjunctions.Count == MaxConjunctions)
        {
            throw new PlanningException(
                $"The operation combines its variables in @skip and @include in more than {MaxConjunctions} ways; use fewer."
            );
        }

        _conjunctionIds.Add(key, _conjunctions.Count);
        _conjunctions.Add(terms);
        return _conjunctions.Count - 1;
    }

    private int Intern(SortedSet<int> conjunctions)
    {
        if (conjunctions.Count == 0)
        {
            return Never;
        }

        if (conjunctions.Count is > 1 and <= MaxSimplified)
        {
            // What needs more than another of them adds nothing.
            conjunctions.RemoveWhere(wide => conjunctions.Any(other => other != wide && IsPartOf(other, wide)));
        }

        var key = string.Join(',', conjunctions);
        if (!_conditionIds.TryGetValue(key, out var id))
        {
            id = _conditions.Count;
            _conditionIds.Add(key, id);
            _conditions.Add([.. conjunctions]);
        }

        return id;
    }

    private bool IsPartOf(int small, int large) =>
        Array.TrueForAll(_conjunctions[small], term => Array.IndexOf(_conjunctions[large], term) >= 0);
}
