using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>A subscription has one root field, which is not an introspection field, without conditions.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Single-Root-Field"/></remarks>
internal sealed class SingleRootField : ValidationRule
{
    /// <inheritdoc />
    public override string Name => "SingleFieldSubscriptions";

    /// <inheritdoc />
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription)
        {
            return;
        }

        var fields = new List<FieldNode>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSetNode>();
        pending.Push(operation.SelectionSet);
        while (pending.TryPop(out var selectionSet))
        {
            foreach (var selection in selectionSet.Selections)
            {
                ReportConditions(context, selection);
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(field);
                        break;
                    case InlineFragmentNode fragment:
                        pending.Push(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                        if (context.FindFragment(spread.Name.Value) is { } definition)
                        {
                            pending.Push(definition.SelectionSet);
                        }

                        break;
                }
            }
        }

        var who = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        var distinct = fields.Select(field => field.ResponseName).Distinct(StringComparer.Ordinal).Count();
        if (distinct > 1)
        {
            var first = fields[0].ResponseName;
            context.Report(
                Name,
                $"{who} must select only one top level field.",
                [.. fields.Where(field => field.ResponseName != first)]
            );
        }

        foreach (var field in fields)
        {
            if (field.Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                context.Report(Name, $"{who} must not select an introspection top level field.", field);
            }
        }
    }

    private void ReportConditions(ValidationContext context, SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                context.Report(
                    Name,
                    $"Directive \"@{directive.Name.Value}\" must not be used on root fields of a subscription.",
                    directive
                );
            }
        }
    }
}
