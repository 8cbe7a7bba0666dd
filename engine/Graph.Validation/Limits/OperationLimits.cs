using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Limits;

/// <summary>
/// Refuses operations that are too deep, too wide or too repetitive, before the rules look at them. Each fragment is
/// measured once, however often it is spread, so the check itself costs no more than reading the document.
/// </summary>
internal sealed class OperationLimits
{
    // Nesting inside one definition; the parser's limit is lower.
    private const int MaxNesting = 500;

    private readonly ValidationContext _context;
    private readonly Dictionary<string, Measure> _fragments = new(StringComparer.Ordinal);

    private OperationLimits(ValidationContext context) => _context = context;

    /// <summary>Reports what exceeds the limits.</summary>
    /// <returns>True if nothing does.</returns>
    public static bool Check(ValidationContext context) => new OperationLimits(context).Check();

    private bool Check()
    {
        if (!CheckOperations())
        {
            return false;
        }

        MeasureFragments();
        var within = true;
        foreach (var definition in _context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                within &= CheckOperation(operation, MeasureOf(operation.SelectionSet, 0));
            }
        }

        return within && !_context.HasErrors;
    }

    private bool CheckOperations()
    {
        var count = 0;
        foreach (var definition in _context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode && ++count > _context.Options.MaxOperations)
            {
                _context.Report(
                    "MaxOperations",
                    $"The document has more than {_context.Options.MaxOperations} operations. Send those that are needed.",
                    ErrorCodes.LimitExceeded,
                    [definition]
                );
                return false;
            }
        }

        return true;
    }

    private bool CheckOperation(OperationDefinitionNode operation, Measure measure)
    {
        var options = _context.Options;
        return Within(operation, measure.Depth, options.MaxDepth, "nested {0} fields deep", "MaxDepth")
            & Within(operation, measure.Fields, options.MaxFields, "selects {0} fields", "MaxFields")
            & Within(operation, measure.Aliases, options.MaxAliases, "uses {0} aliases", "MaxAliases")
            & Within(operation, measure.RootFields, options.MaxRootFields, "selects {0} root fields", "MaxRootFields");
    }

    private bool Within(OperationDefinitionNode operation, long value, long limit, string what, string name)
    {
        if (value <= limit)
        {
            return true;
        }

        var subject = operation.Name is { } operationName ? $"Operation \"{operationName.Value}\"" : "The operation";
        var verb = what.StartsWith("nested", StringComparison.Ordinal) ? "is " : "";
        var count = value >= int.MaxValue ? "more than 2 billion" : value.ToString("N0", null);
        _context.Report(
            name,
            $"{subject} {verb}{string.Format(null, what, count)}; at most {limit:N0} are allowed. Split it or ask for less.",
            ErrorCodes.LimitExceeded,
            [operation]
        );
        return false;
    }

    /// <summary>
    /// Measures every fragment after those that it spreads, without recursion from fragment to fragment: a chain of them
    /// can be as long as the document. Inside a cycle, which a rule reports later, an unfinished fragment counts nothing.
    /// </summary>
    private void MeasureFragments()
    {
        var pending = new Stack<(FragmentDefinitionNode Fragment, bool SpreadsDone)>();
        var entered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in _context.Document.Definitions)
        {
            if (definition is not FragmentDefinitionNode root || !entered.Add(root.Name.Value))
            {
                continue;
            }

            pending.Push((root, false));
            while (pending.TryPop(out var next))
            {
                if (next.SpreadsDone)
                {
                    _fragments[next.Fragment.Name.Value] = MeasureOf(next.Fragment.SelectionSet, 0);
                    continue;
                }

                pending.Push((next.Fragment, true));
                foreach (var name in SpreadsIn(next.Fragment.SelectionSet))
                {
                    if (entered.Add(name) && _context.FindFragment(name) is { } fragment)
                    {
                        pending.Push((fragment, false));
                    }
                }
            }
        }
    }

    private static IEnumerable<string> SpreadsIn(SelectionSetNode root)
    {
        var pending = new Stack<SelectionSetNode>();
        pending.Push(root);
        while (pending.TryPop(out var selectionSet))
        {
            foreach (var selection in selectionSet.Selections)
            {
                switch (selection)
                {
                    case FieldNode { SelectionSet: { } nested }:
                        pending.Push(nested);
                        break;
                    case InlineFragmentNode fragment:
                        pending.Push(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode spread:
                        yield return spread.Name.Value;
                        break;
                }
            }
        }
    }

    private Measure MeasureOf(SelectionSetNode selectionSet, int nesting)
    {
        if (nesting > MaxNesting)
        {
            return new Measure(int.MaxValue, 0, 0, 0, 0);
        }

        var total = default(Measure);
        foreach (var selection in selectionSet.Selections)
        {
            CheckDirectives(selection);
            total = total.Beside(
                selection switch
                {
                    FieldNode field => MeasureOf(field, nesting),
                    InlineFragmentNode fragment => MeasureOf(fragment.SelectionSet, nesting + 1),
                    FragmentSpreadNode spread => _fragments.GetValueOrDefault(spread.Name.Value),
                    _ => default,
                }
            );
        }

        return total;
    }

    private Measure MeasureOf(FieldNode field, int nesting)
    {
        var inner = field.SelectionSet is { } selectionSet ? MeasureOf(selectionSet, nesting + 1) : default;
        var name = field.Name.Value;
        var isIntrospection = name is "__schema" or "__type";
        if (isIntrospection && !_context.Options.AllowIntrospection)
        {
            _context.Report(
                "NoIntrospection",
                $"Introspection is switched off here, but \"{name}\" was asked for. Use the published schema instead.",
                ErrorCodes.Forbidden,
                [field]
            );
        }

        if (isIntrospection && inner.IntrospectionLists > _context.Options.MaxIntrospectionListDepth)
        {
            _context.Report(
                "MaxIntrospectionListDepth",
                $"\"{name}\" nests {inner.IntrospectionLists} lists of introspection; at most "
                    + $"{_context.Options.MaxIntrospectionListDepth} are allowed.",
                ErrorCodes.LimitExceeded,
                [field]
            );
        }

        var isList = name is "fields" or "interfaces" or "possibleTypes" or "inputFields";
        return new Measure(
                // Introspection is as deep as wrappers are nested; its lists are what multiplies, and they are counted apart.
                isIntrospection ? 1
                : inner.Depth == int.MaxValue ? int.MaxValue
                : inner.Depth + 1,
            Math.Min(inner.Fields + 1, int.MaxValue),
            inner.Aliases + (field.Alias is null ? 0 : 1),
            1,
            inner.IntrospectionLists + (isList ? 1 : 0)
        );
    }

    private void CheckDirectives(SelectionNode selection)
    {
        var limit = _context.Options.MaxDirectivesPerLocation;
        if (selection.Directives.Length > limit)
        {
            _context.Report(
                "MaxDirectivesPerLocation",
                $"{selection.Directives.Length} directives stand at one place; at most {limit} are allowed.",
                ErrorCodes.LimitExceeded,
                [selection]
            );
        }
    }
}
