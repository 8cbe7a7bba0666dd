using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Validation.Rules;

/// <summary>Nothing in a subscription is deferred or streamed, unless a condition may forbid it.</summary>
/// <remarks>
/// <see href="https://github.com/graphql/graphql-spec/pull/1203"/>, Defer And Stream Directives Are Used On Valid Operations.
/// </remarks>
internal sealed class DeferStreamDirectiveOnValidOperations : ValidationRule
{
    /// <inheritdoc />
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription)
        {
            return;
        }

        // A stack of its own: fragments may chain through the whole document.
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<(SelectionNode Selection, Spreads? Above)>();
        PushAll(pending, operation.SelectionSet, null);
        while (pending.TryPop(out var at))
        {
            if (MayBeLeftOut(at.Selection))
            {
                continue;
            }

            Report(context, at.Selection, at.Above);
            switch (at.Selection)
            {
                case FieldNode { SelectionSet: { } inner }:
                    PushAll(pending, inner, at.Above);
                    break;
                case InlineFragmentNode inline:
                    PushAll(pending, inline.SelectionSet, at.Above);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value) && context.FindFragment(spread.Name.Value) is { } fragment:
                    PushAll(pending, fragment.SelectionSet, new Spreads(spread, at.Above));
                    break;
            }
        }
    }

    private void Report(ValidationContext context, SelectionNode selection, Spreads? above)
    {
        foreach (var directive in selection.Directives)
        {
            var name = directive.Name.Value;
            if (!IncrementalUse.IsKnown(context, name) || MayBeFalse(directive))
            {
                continue;
            }

            var nodes = new List<SyntaxNode> { directive };
            for (var spread = above; spread is not null; spread = spread.Above)
            {
                nodes.Add(spread.Node);
            }

            var kind = name == IncrementalDirectives.DeferName ? "Defer" : "Stream";
            context.Report(
                Name,
                $"{kind} directive not supported on subscription operations. Disable `@{name}` by setting the `if` argument to `false`.",
                [.. nodes]
            );
        }
    }

    private static bool MayBeFalse(DirectiveNode directive) =>
        IncrementalUse.Argument(directive, "if") is BooleanValueNode { Value: false } or VariableNode;

    private static bool MayBeLeftOut(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            var condition = IncrementalUse.Argument(directive, "if");
            var mayBeLeftOut = directive.Name.Value switch
            {
                "skip" => condition is not BooleanValueNode { Value: false },
                "include" => condition is not (null or BooleanValueNode { Value: true }),
                _ => false,
            };
            if (mayBeLeftOut)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pushes the last selection first, so that the first one is popped first.</summary>
    private static void PushAll(Stack<(SelectionNode, Spreads?)> pending, SelectionSetNode selectionSet, Spreads? above)
    {
        for (var i = selectionSet.Selections.Length - 1; i >= 0; i--)
        {
            pending.Push((selectionSet.Selections[i], above));
        }
    }

    /// <summary>The spreads that lead to a selection, the last one first.</summary>
    private sealed record Spreads(FragmentSpreadNode Node, Spreads? Above);
}
