using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>Collects what selection sets ask for, each set once.</summary>
internal sealed class SelectionCollector(ValidationContext context)
{
    // A set is collected once for each type it may have: more than this only where fragments are combined to hurt.
    private const int Budget = 200_000;
    private const int MaxDepth = 500;

    private readonly Dictionary<(SelectionSetNode, NamedType?), CollectedFields> _collected = [];
    private int _visited;

    /// <summary>True if the selections are too many; some are then left out.</summary>
    public bool IsExhausted => _visited > Budget;

    /// <summary>What a selection set asks for on a type.</summary>
    public CollectedFields Collect(SelectionSetNode selectionSet, NamedType? type)
    {
        if (!_collected.TryGetValue((selectionSet, type), out var result))
        {
            _collected[(selectionSet, type)] = result = new CollectedFields();
            Collect(selectionSet, type, result, 0);
        }

        return result;
    }

    /// <summary>What a fragment asks for; null if there is none of the name.</summary>
    public CollectedFields? CollectFragment(string name) =>
        context.FindFragment(name) is { } fragment
            ? Collect(fragment.SelectionSet, context.Schema.FindType(fragment.TypeCondition.Name.Value))
            : null;

    private void Collect(SelectionSetNode selectionSet, NamedType? type, CollectedFields result, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        foreach (var selection in selectionSet.Selections)
        {
            if (++_visited > Budget)
            {
                return;
            }

            switch (selection)
            {
                case FieldNode field:
                    var definition = type is null ? null : context.Schema.FindField(type, field.Name.Value);
                    if (!result.Groups.TryGetValue(field.ResponseName, out var group))
                    {
                        result.Groups[field.ResponseName] = group = [];
                    }

                    group.Add(new CollectedField(field, type, definition));
                    break;
                case FragmentSpreadNode spread when result.IsNew(spread.Name.Value):
                    result.Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    var condition = inline.TypeCondition is { } named
                        ? context.Schema.FindType(named.Name.Value)
                        : type;
                    Collect(inline.SelectionSet, condition, result, depth + 1);
                    break;
            }
        }
    }
}
