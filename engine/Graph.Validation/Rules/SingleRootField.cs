using Graph.Language;
using Graph.Types;

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
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var groups = Collect(context, root, operation.SelectionSet);
        var who = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        if (groups.Count > 1)
        {
            context.Report(
                Name,
                $"{who} must select only one top level field.",
                [.. groups.Skip(1).SelectMany(group => group.Value)]
            );
        }

        foreach (var (_, fields) in groups)
        {
            if (fields[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                context.Report(Name, $"{who} must not select an introspection top level field.", [.. fields]);
            }
        }
    }

    /// <summary>The root fields by response name, in the order of the text.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#CollectSubscriptionFields()"/></remarks>
    private OrderedDictionary<string, List<FieldNode>> Collect(
        ValidationContext context,
        ObjectType root,
        SelectionSetNode selectionSet
    )
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionNode>();
        PushAll(pending, selectionSet);
        while (pending.TryPop(out var selection))
        {
            ReportConditions(context, selection);
            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var group))
                    {
                        groups[field.ResponseName] = group = [];
                    }

                    group.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(context, root, inline.TypeCondition):
                    PushAll(pending, inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    if (
                        context.FindFragment(spread.Name.Value) is { } fragment
                        && Applies(context, root, fragment.TypeCondition)
                    )
                    {
                        PushAll(pending, fragment.SelectionSet);
                    }

                    break;
            }
        }

        return groups;
    }

    /// <summary>Pushes the last selection first, so that the first one is popped first.</summary>
    private static void PushAll(Stack<SelectionNode> pending, SelectionSetNode selectionSet)
    {
        for (var i = selectionSet.Selections.Length - 1; i >= 0; i--)
        {
            pending.Push(selectionSet.Selections[i]);
        }
    }

    private static bool Applies(ValidationContext context, ObjectType root, NamedTypeNode? condition) =>
        condition is null
        || (
            context.Schema.FindType(condition.Name.Value) is (ObjectType or InterfaceType or UnionType) and var type
            && (ReferenceEquals(type, root) || context.Schema.IsPossibleType(type, root))
        );

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
