using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>Collects the fields that selection sets ask of objects of one type, for given conditions.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#CollectFields()"/></remarks>
internal sealed class FieldCollector(PreparedOperation operation, ulong conditions)
{
    // Inline fragments are as deep as the parser allows; named ones could chain through the whole document.
    private const int MaxFragmentNesting = 500;

    private readonly List<CollectedField> _fields = [];
    private readonly Dictionary<string, CollectedField> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private ObjectType _type = null!;
    private int _budget;

    /// <summary>Collects the fields in the order of the response.</summary>
    /// <param name="type">The type of the objects.</param>
    /// <param name="sets">The selection sets to merge.</param>
    /// <param name="budget">How many selections may still be visited in the operation; counted down.</param>
    /// <returns>The fields; null if the budget is spent or fragments are nested too deep.</returns>
    public List<CollectedField>? Collect(ObjectType type, List<SelectionSetNode> sets, ref int budget)
    {
        _type = type;
        _budget = budget;
        _fields.Clear();
        _byName.Clear();
        _visited.Clear();
        var complete = true;
        foreach (var set in sets)
        {
            complete = complete && Collect(set, 0);
        }

        budget = _budget;
        return complete ? _fields : null;
    }

    private bool Collect(SelectionSetNode set, int depth)
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

            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode fragment:
                    if (Applies(fragment.TypeCondition) && !Collect(fragment.SelectionSet, depth + 1))
                    {
                        return false;
                    }

                    break;
                case FragmentSpreadNode spread:
                    if (
                        _visited.Add(spread.Name.Value)
                        && operation.FindFragment(spread.Name.Value) is { } definition
                        && Applies(definition.TypeCondition)
                        && !Collect(definition.SelectionSet, depth + 1)
                    )
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private void Add(FieldNode field)
    {
        if (!_byName.TryGetValue(field.ResponseName, out var collected))
        {
            collected = new CollectedField(field.ResponseName);
            _byName.Add(field.ResponseName, collected);
            _fields.Add(collected);
        }

        collected.Selections.Add(field);
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
                "skip" => IsTrue(directive),
                "include" => !IsTrue(directive),
                _ => false,
            };
            if (excludes)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTrue(DirectiveNode directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value switch
                {
                    BooleanValueNode constant => constant.Value,
                    VariableNode variable => operation.ConditionVariables.IndexOf(operation.IndexOf(variable))
                        is >= 0
                            and var bit
                        && (conditions >> bit & 1) != 0,
                    _ => false,
                };
            }
        }

        return false;
    }

    /// <summary>A response name and the selections that share it.</summary>
    internal sealed class CollectedField(string responseName)
    {
        public string ResponseName { get; } = responseName;

        public List<FieldNode> Selections { get; } = [];
    }
}
