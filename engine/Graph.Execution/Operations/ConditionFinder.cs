using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Execution.Operations;

/// <summary>Finds the variables in the conditions of an operation, and whether it is incremental.</summary>
internal sealed class ConditionFinder
{
    private readonly SelectedOperation _operation;
    private readonly SortedSet<int> _found = [];
    private readonly SortedSet<int> _required = [];

    public ConditionFinder(SelectedOperation operation)
    {
        _operation = operation;

        // Fragments wait in a queue: a chain of them must not become a chain of calls.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<SelectionSetNode>();
        queue.Enqueue(operation.Definition.SelectionSet);
        while (queue.TryDequeue(out var set))
        {
            Find(set, seen, queue);
        }

        Variables = [.. _found];
        for (var bit = 0; bit < Math.Min(Variables.Length, 64); bit++)
        {
            Optional |= _required.Contains(Variables[bit]) ? 0 : 1UL << bit;
        }
    }

    /// <summary>The variables, by index.</summary>
    public ImmutableArray<int> Variables { get; }

    /// <summary>A bit for each of <see cref="Variables"/> that stands only in conditions with a default.</summary>
    public ulong Optional { get; }

    /// <summary>True if <c>@defer</c> or <c>@stream</c> stands in the operation, and the schema has it.</summary>
    public bool IsIncremental { get; private set; }

    private void Find(SelectionSetNode set, HashSet<string> seen, Queue<SelectionSetNode> queue)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                Find(directive);
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner }:
                    queue.Enqueue(inner);
                    break;
                case InlineFragmentNode fragment:
                    queue.Enqueue(fragment.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when seen.Add(spread.Name.Value) && _operation.FindFragment(spread.Name.Value) is { } definition:
                    queue.Enqueue(definition.SelectionSet);
                    break;
            }
        }
    }

    private void Find(DirectiveNode directive)
    {
        var isRequired = directive.Name.Value is "skip" or "include";
        if (!isRequired)
        {
            if (
                directive.Name.Value is not (IncrementalDirectives.DeferName or IncrementalDirectives.StreamName)
                || _operation.Schema.FindDirective(directive.Name.Value) is null
            )
            {
                return;
            }

            IsIncremental = true;
        }

        foreach (var argument in directive.Arguments)
        {
            if (argument is { Name.Value: "if", Value: VariableNode variable })
            {
                if (_operation.IndexOf(variable) is >= 0 and var index)
                {
                    _found.Add(index);
                    if (isRequired)
                    {
                        _required.Add(index);
                    }
                }
            }
        }
    }
}
