using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Fragments do not spread themselves, directly or through others.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles"/></remarks>
internal sealed class NoFragmentCycles : ValidationRule
{
    /// <inheritdoc />
    public override string Name => "NoFragmentCycles";

    /// <inheritdoc />
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        // Depth-first without recursion: a chain of fragments can be as long as the document.
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !finished.Contains(fragment.Name.Value))
            {
                Search(context, fragment, finished);
            }
        }
    }

    private void Search(ValidationContext context, FragmentDefinitionNode start, HashSet<string> finished)
    {
        var path = new List<(FragmentDefinitionNode Fragment, List<FragmentSpreadNode> Uses, int NextSpread)>
        {
            (start, SpreadsIn(start), 0),
        };
        var spreads = new List<FragmentSpreadNode>();
        var depthOf = new Dictionary<string, int>(StringComparer.Ordinal) { [start.Name.Value] = 0 };
        while (path.Count > 0)
        {
            var (fragment, uses, next) = path[^1];
            if (next == uses.Count)
            {
                depthOf.Remove(fragment.Name.Value);
                finished.Add(fragment.Name.Value);
                path.RemoveAt(path.Count - 1);
                if (spreads.Count > 0)
                {
                    spreads.RemoveAt(spreads.Count - 1);
                }

                continue;
            }

            path[^1] = (fragment, uses, next + 1);
            var spread = uses[next];
            var name = spread.Name.Value;
            if (depthOf.TryGetValue(name, out var depth))
            {
                ReportCycle(context, name, [.. spreads[depth..], spread]);
            }
            else if (!finished.Contains(name) && context.FindFragment(name) is { } target)
            {
                depthOf[name] = path.Count;
                spreads.Add(spread);
                path.Add((target, SpreadsIn(target), 0));
            }
        }
    }

    /// <summary>
    /// The spreads in a fragment, outer ones before inner ones: of several cycles through a fragment the shallow one is told.
    /// </summary>
    private static List<FragmentSpreadNode> SpreadsIn(FragmentDefinitionNode fragment)
    {
        var spreads = new List<FragmentSpreadNode>();
        var pending = new Stack<SelectionSetNode>();
        pending.Push(fragment.SelectionSet);
        while (pending.TryPop(out var selectionSet))
        {
            foreach (var selection in selectionSet.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } below }:
                        pending.Push(below);
                        break;
                    case InlineFragmentNode inline:
                        pending.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        return spreads;
    }

    private void ReportCycle(ValidationContext context, string name, FragmentSpreadNode[] cycle)
    {
        var via = string.Join(", ", cycle[..^1].Select(spread => $"\"{spread.Name.Value}\""));
        var text = via.Length == 0 ? "." : $" via {via}.";
        context.Report(Name, $"Cannot spread fragment \"{name}\" within itself{text}", cycle);
    }
}
