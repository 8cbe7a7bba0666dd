using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

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
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private int _work;

    public FieldCollection(FusionSchema schema, DocumentNode document, ConditionTable conditions)
    {
        _schema = schema;
        _conditions = conditions;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    /// <summary>The fields of one object type in the order of their first selection.</summary>
    /// <exception cref="PlanningException">Fragments are nested too deep, or there are too many conditions.</exception>
    public List<CollectedField> Collect(ObjectType type, List<ConditionalSet> sets)
    {
        var fields = new Fields();
        var visited = new HashSet<(string, int)>();
        foreach (var set in sets)
        {
            Collect(type, set.SelectionSet, 0, set.Condition, fields, visited);
        }

        return fields.InOrder;
    }

    private sealed class Fields
    {
        private readonly Dictionary<string, CollectedField> _byName = new(StringComparer.Ordinal);

        public List<CollectedField> InOrder { get; } = [];

        public void Add(FieldNode node, int condition)
        {
            if (!_byName.TryGetValue(node.ResponseName, out var field))
            {
                _byName.Add(node.ResponseName, field = new CollectedField(node.ResponseName));
                InOrder.Add(field);
            }

            field.Selections.Add((node, condition));
        }
    }

    private void Collect(
        ObjectType type,
        SelectionSetNode set,
        int depth,
        int outer,
        Fields fields,
        HashSet<(string, int)> visited
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
                    fields.Add(field, condition);
                    break;
                case InlineFragmentNode inline when Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, depth + 1, condition, fields, visited);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add((spread.Name.Value, condition))
                        && _fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && Applies(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, depth + 1, condition, fields, visited);
                    break;
            }
        }
    }

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

/// <summary>A selection set and the condition under which it applies.</summary>
internal readonly record struct ConditionalSet(SelectionSetNode SelectionSet, int Condition);

/// <summary>All selections of one response name.</summary>
internal sealed class CollectedField(string responseName)
{
    public string ResponseName { get; } = responseName;

    /// <summary>The selections in the order of the document, each with its condition.</summary>
    public List<(FieldNode Node, int Condition)> Selections { get; } = [];

    /// <summary>The first selection; what it says of name and arguments is true of all.</summary>
    public FieldNode First => Selections[0].Node;
}
