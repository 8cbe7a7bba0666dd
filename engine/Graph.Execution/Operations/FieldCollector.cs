using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Execution.Operations;

/// <summary>Collects the fields that selection sets ask of objects of one type, for given conditions.</summary>
/// <param name="operation">The operation.</param>
/// <param name="conditions">Which variables in conditions are true.</param>
/// <param name="defers">False to ignore <c>@defer</c>.</param>
/// <remarks>
/// <see href="https://spec.graphql.org/September2025/#CollectFields()"/>; with <c>@defer</c>,
/// <see href="https://github.com/graphql/graphql-spec/pull/1203"/>.
/// </remarks>
internal sealed class FieldCollector(PreparedOperation operation, ulong conditions, bool defers)
{
    // Inline fragments are as deep as the parser allows; named ones could chain through the whole document.
    private const int MaxFragmentNesting = 500;

    private readonly List<CollectedField> _fields = [];
    private readonly Dictionary<string, CollectedField> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<(string Fragment, DirectiveNode? Defer)> _visited = [];
    private readonly List<DeferUsage> _newUsages = [];
    private ObjectType _type = null!;
    private int _budget;
    private int _usages;

    /// <summary>The usages of <c>@defer</c> that the last collection found.</summary>
    public IReadOnlyList<DeferUsage> NewUsages => _newUsages;

    /// <summary>Collects the fields in the order of the response.</summary>
    /// <param name="type">The type of the objects.</param>
    /// <param name="sets">The selection sets to merge.</param>
    /// <param name="budget">How many selections may still be visited in the operation; counted down.</param>
    /// <returns>The fields; null if the budget is spent or fragments are nested too deep.</returns>
    public List<CollectedField>? Collect(ObjectType type, List<SelectedSet> sets, ref int budget)
    {
        _type = type;
        _budget = budget;
        _fields.Clear();
        _byName.Clear();
        _visited.Clear();
        _newUsages.Clear();
        var complete = true;
        foreach (var set in sets)
        {
            complete = complete && Collect(set.Node, set.Defer, 0);
        }

        budget = _budget;
        return complete ? _fields : null;
    }

    private bool Collect(SelectionSetNode set, DeferUsage? defer, int depth)
    {
        if (depth > MaxFragmentNesting)
        {
            return false;
        }

        foreach (var selection in set.Selections)
        {
            if (--_budget < 0)
            {
                return false;
            }

            if (!IsIncluded(selection))
            {
                continue;
            }

            var complete = selection switch
            {
                FieldNode field => Add(field, defer),
                InlineFragmentNode fragment => !Applies(fragment.TypeCondition)
                    || Collect(fragment.SelectionSet, Enter(fragment, defer), depth + 1),
                FragmentSpreadNode spread => CollectSpread(spread, defer, depth),
                _ => true,
            };
            if (!complete)
            {
                return false;
            }
        }

        return true;
    }

    // A fragment is collected once, or once for each @defer that it is under if it is always under one.
    private bool CollectSpread(FragmentSpreadNode spread, DeferUsage? defer, int depth)
    {
        var name = spread.Name.Value;
        var directive = DirectiveInForce(spread);
        if (
            operation.FindFragment(name) is not { } definition
            || !Applies(definition.TypeCondition)
            || _visited.Contains((name, null))
            || !_visited.Add((name, directive ?? defer?.Directive))
        )
        {
            return true;
        }

        return Collect(definition.SelectionSet, Enter(directive, defer), depth + 1);
    }

    private DeferUsage? Enter(InlineFragmentNode fragment, DeferUsage? outer) =>
        Enter(DirectiveInForce(fragment), outer);

    private DeferUsage? Enter(DirectiveNode? directive, DeferUsage? outer)
    {
        if (directive is null)
        {
            return outer;
        }

        var usage = new DeferUsage(_usages++, directive, Labels.Of(directive), outer);
        _newUsages.Add(usage);
        return usage;
    }

    private DirectiveNode? DirectiveInForce(SelectionNode selection)
    {
        if (defers)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value == IncrementalDirectives.DeferName)
                {
                    return operation.IsTrue(directive, conditions, otherwise: true) ? directive : null;
                }
            }
        }

        return null;
    }

    private bool Add(FieldNode field, DeferUsage? defer)
    {
        if (!_byName.TryGetValue(field.ResponseName, out var collected))
        {
            collected = new CollectedField(field.ResponseName);
            _byName.Add(field.ResponseName, collected);
            _fields.Add(collected);
        }

        collected.Selections.Add(new FieldSelection(field, defer));
        return true;
    }

    private bool Applies(NamedTypeNode? condition) =>
        condition is null
        || condition.Name.Value == _type.Name
        || (
            operation.Schema.FindType(condition.Name.Value) is { } type && operation.Schema.IsPossibleType(type, _type)
        );

    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            var excludes = directive.Name.Value switch
            {
                "skip" => operation.IsTrue(directive, conditions, otherwise: false),
                "include" => !operation.IsTrue(directive, conditions, otherwise: false),
                _ => false,
            };
            if (excludes)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A response name and the selections that share it.</summary>
    internal sealed class CollectedField(string responseName)
    {
        public string ResponseName { get; } = responseName;

        public List<FieldSelection> Selections { get; private init; } = [];

        /// <summary>The field with some of its selections.</summary>
        public CollectedField With(List<FieldSelection> selections) => new(ResponseName) { Selections = selections };
    }
}
