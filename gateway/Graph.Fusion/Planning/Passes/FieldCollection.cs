using Graph.Execution.Operations;
using Graph.Fusion.Planning.Incremental;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Collects what selection sets select of one object type: fragments are written out, selections of the same response
/// name are put together, constant conditions are applied and the others compiled.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#CollectFields()"/></remarks>
internal sealed class FieldCollection
{
    /// <summary>How deep fragments nest in each other between two fields.</summary>
    private const int MaxFragmentDepth = 200;

    /// <summary>How many selections are looked at for one operation, for all object types together.</summary>
    private const int MaxWork = 500_000;

    private readonly FusionSchema _schema;
    private readonly ConditionTable _conditions;
    private readonly int _maxDeferred;
    private readonly List<DeferUsage> _usages = [];
    private int _usageCount;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private int _work;

    /// <summary>Collects from a document.</summary>
    /// <param name="schema">The composed graph.</param>
    /// <param name="document">The document.</param>
    /// <param name="conditions">Takes the conditions.</param>
    /// <param name="maxDeferred">
    /// How many usages of <c>@defer</c> count; if any does, the document's conditions are all constant.
    /// </param>
    public FieldCollection(FusionSchema schema, DocumentNode document, ConditionTable conditions, int maxDeferred)
    {
        _schema = schema;
        _conditions = conditions;
        _maxDeferred = maxDeferred;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    /// <summary>The usages of <c>@defer</c> that the last collection found, outer ones first.</summary>
    public DeferUsage[] Usages => [.. _usages];

    /// <summary>The fields of one object type in the order of their first selection.</summary>
    /// <exception cref="PlanningException">Fragments are nested too deep, or there are too many conditions.</exception>
    public List<CollectedField> Collect(ObjectType type, List<ConditionalSet> sets)
    {
        var fields = new Fields();
        var visited = new HashSet<(string, int, DirectiveNode?)>();
        _usages.Clear();
        foreach (var set in sets)
        {
            Collect(type, set.SelectionSet, 0, set.Condition, set.Defer, fields, visited);
        }

        return fields.InOrder;
    }

    private sealed class Fields
    {
        private readonly Dictionary<string, CollectedField> _byName = new(StringComparer.Ordinal);

        public List<CollectedField> InOrder { get; } = [];

        public void Add(FieldNode node, int condition, DeferUsage? defer, int order)
        {
            if (!_byName.TryGetValue(node.ResponseName, out var field))
            {
                _byName.Add(node.ResponseName, field = new CollectedField(node.ResponseName));
                InOrder.Add(field);
            }

            field.Selections.Add(new CollectedSelection(node, condition, defer, order));
        }
    }

    private void Collect(
        ObjectType type,
        SelectionSetNode set,
        int depth,
        int outer,
        DeferUsage? defer,
        Fields fields,
        HashSet<(string, int, DirectiveNode?)> visited
    )
    {
        if (depth > MaxFragmentDepth)
        {
            throw new PlanningException($"Fragments are nested deeper than {MaxFragmentDepth} levels.");
        }

        foreach (var selection in set.Selections)
        {
            if (++_work > MaxWork)
            {
                throw new PlanningException(
                    $"The operation takes more than {MaxWork} steps to write its fragments out; use fewer fragments or conditions."
                );
            }

            var condition = selection.Directives.IsEmpty ? outer : _conditions.And(outer, selection.Directives);
            if (condition == ConditionTable.Never)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field, condition, defer, _work);
                    break;
                case InlineFragmentNode inline when Applies(type, inline.TypeCondition):
                    var around = Enter(DirectiveInForce(inline), defer);
                    Collect(type, inline.SelectionSet, depth + 1, condition, around, fields, visited);
                    break;
                case FragmentSpreadNode spread
                    when _fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && Applies(type, fragment.TypeCondition)
                        && IsNew(spread, condition, defer, visited):
                    var within = Enter(DirectiveInForce(spread), defer);
                    Collect(type, fragment.SelectionSet, depth + 1, condition, within, fields, visited);
                    break;
            }
        }
    }

    // A fragment is collected once, or once for each @defer that it is under if it is always under one.
    private bool IsNew(
        FragmentSpreadNode spread,
        int condition,
        DeferUsage? defer,
        HashSet<(string, int, DirectiveNode?)> visited
    ) =>
        !visited.Contains((spread.Name.Value, condition, null))
        && visited.Add((spread.Name.Value, condition, DirectiveInForce(spread) ?? defer?.Directive));

    private DeferUsage? Enter(DirectiveNode? directive, DeferUsage? outer)
    {
        if (directive is null)
        {
            return outer;
        }

        var usage = new DeferUsage(_usageCount++, directive, Labels.Of(directive), outer);
        _usages.Add(usage);
        return usage;
    }

    private DirectiveNode? DirectiveInForce(SelectionNode selection) =>
        _usageCount < _maxDeferred ? IncrementalUse.InForce(selection, IncrementalDirectives.DeferName) : null;

    private bool Applies(ObjectType type, NamedTypeNode? condition)
    {
        if (condition is null || condition.Name.Value == type.Name)
        {
            return true;
        }

        return _schema.Execution.FindType(condition.Name.Value) is { } named
            && _schema.Execution.IsPossibleType(named, type);
    }
}

/// <summary>A selection set, the condition under which it applies, and the innermost <c>@defer</c> around it.</summary>
internal readonly record struct ConditionalSet(SelectionSetNode SelectionSet, int Condition, DeferUsage? Defer);

/// <summary>A selection of a field.</summary>
/// <param name="Node">The field.</param>
/// <param name="Condition">The condition under which it applies.</param>
/// <param name="Defer">The innermost <c>@defer</c> around it.</param>
/// <param name="Order">Grows from selection to selection.</param>
internal readonly record struct CollectedSelection(FieldNode Node, int Condition, DeferUsage? Defer, int Order);

/// <summary>All selections of one response name.</summary>
internal sealed class CollectedField(string responseName)
{
    public string ResponseName { get; } = responseName;

    /// <summary>The selections in the order of the document.</summary>
    public List<CollectedSelection> Selections { get; } = [];

    /// <summary>The first selection; what it says of name and arguments is true of all.</summary>
    public FieldNode First => Selections[0].Node;
}
