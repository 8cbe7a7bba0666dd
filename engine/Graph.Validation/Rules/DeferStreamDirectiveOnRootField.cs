using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Validation.Rules;

/// <summary>The root fields of a mutation or subscription are neither deferred nor streamed.</summary>
/// <remarks>
/// <see href="https://github.com/graphql/graphql-spec/pull/1203"/>, Defer And Stream Directives Are Used On Valid Root Field.
/// </remarks>
internal sealed class DeferStreamDirectiveOnRootField : ValidationRule
{
    /// <inheritdoc />
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Operation == OperationType.Query || context.Schema.RootType(operation.Operation) is not { } root)
        {
            return;
        }

        var where = $"root {operation.Operation.ToString().ToLowerInvariant()} type \"{root.Name}\".";
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionNode>();
        PushAll(pending, operation.SelectionSet);
        while (pending.TryPop(out var selection))
        {
            switch (selection)
            {
                case FieldNode:
                    Report(
                        context,
                        selection,
                        IncrementalDirectives.StreamName,
                        $"Stream directive cannot be used on {where}"
                    );
                    break;
                case InlineFragmentNode inline:
                    Report(
                        context,
                        selection,
                        IncrementalDirectives.DeferName,
                        $"Defer directive cannot be used on {where}"
                    );
                    PushAll(pending, inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value) && context.FindFragment(spread.Name.Value) is { } fragment:
                    Report(
                        context,
                        selection,
                        IncrementalDirectives.DeferName,
                        $"Defer directive cannot be used on {where}"
                    );
                    PushAll(pending, fragment.SelectionSet);
                    break;
            }
        }
    }

    private void Report(ValidationContext context, SelectionNode selection, string name, string message)
    {
        if (IncrementalUse.Find(context, selection, name) is { } directive)
        {
            context.Report(Name, message, directive);
        }
    }

    /// <summary>Pushes the last selection first, so that the first one is popped first.</summary>
    private static void PushAll(Stack<SelectionNode> pending, SelectionSetNode selectionSet)
    {
        for (var i = selectionSet.Selections.Length - 1; i >= 0; i--)
        {
            pending.Push(selectionSet.Selections[i]);
        }
    }
}
