using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>
/// The conditions of <c>@skip</c> and <c>@include</c> in an operation. Each different conjunction of variables is one
/// bit, so that one plan serves all values of the variables.
/// </summary>
internal sealed class ConditionTable
{
    /// <summary>The index of the condition that always holds.</summary>
    public const int Always = -1;

    /// <summary>The index of the condition that never holds.</summary>
    public const int Never = -2;

    private const int MaxConditions = 64;
    private readonly List<Term[]> _conditions = [];

    /// <summary>The conjunctions, by bit.</summary>
    public IReadOnlyList<Term[]> Conditions => _conditions;

    /// <summary>One operand: a variable that must be true, or false.</summary>
    public readonly record struct Term(string Variable, bool Expected);

    /// <summary>The condition under which a selection with these directives applies below <paramref name="outer"/>.</summary>
    /// <exception cref="PlanningException">There are too many different conditions.</exception>
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
                VariableNode variable => And(outer, new Term(variable.Name.Value, expected.Value)),
                _ => outer,
            };
        }

        return outer;
    }

    /// <summary>Both conditions together.</summary>
    public int And(int first, int second)
    {
        if (first == Never || second == Never)
        {
            return Never;
        }

        if (second == Always)
        {
            return first;
        }

        foreach (var term in _conditions[second])
        {
            first = And(first, term);
        }

        return first;
    }

    /// <summary>The bits of the conditions that hold.</summary>
    /// <param name="valueOf">The value of a Boolean variable.</param>
    public ulong Evaluate(Func<string, bool> valueOf)
    {
        var flags = 0ul;
        for (var i = 0; i < _conditions.Count; i++)
        {
            var holds = true;
            foreach (var term in _conditions[i])
            {
                holds &= valueOf(term.Variable) == term.Expected;
            }

            flags |= holds ? 1ul << i : 0;
        }

        return flags;
    }

    private int And(int outer, Term term)
    {
        if (outer == Never)
        {
            return Never;
        }

        Term[] before = outer == Always ? [] : _conditions[outer];
        if (Array.IndexOf(before, term) >= 0)
        {
            return outer;
        }

        if (Array.IndexOf(before, term with { Expected = !term.Expected }) >= 0)
        {
            return Never;
        }

        Term[] terms = [.. before, term];
        Array.Sort(terms, static (a, b) => string.CompareOrdinal(a.Variable, b.Variable));
        for (var i = 0; i < _conditions.Count; i++)
        {
            if (_conditions[i].AsSpan().SequenceEqual(terms))
            {
                return i;
            }
        }

        if (_conditions.Count == MaxConditions)
        {
            throw new PlanningException(
                $"The operation combines its variables in @skip and @include in more than {MaxConditions} ways; use fewer."
            );
        }

        _conditions.Add(terms);
        return _conditions.Count - 1;
    }
}
