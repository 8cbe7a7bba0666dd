using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Fusion.Composition.Satisfiability;

/// <summary>The external fields that sources have promised to serve below the current place (<c>@provides</c>).</summary>
internal sealed class ProvidedSelections(ImmutableArray<(int Source, SelectionSetNode Selections)> selections)
{
    public static ProvidedSelections None { get; } = new([]);

    public bool IsEmpty => selections.IsEmpty;

    /// <summary>True if the source provides the field on objects of the type.</summary>
    public bool Provides(int source, string typeName, string fieldName, Reachability types) =>
        Find(source, typeName, fieldName, types).Any();

    /// <summary>What is provided below a field.</summary>
    public IEnumerable<(int Source, SelectionSetNode Selections)> Below(
        int source,
        string typeName,
        string fieldName,
        Reachability types
    ) =>
        Find(source, typeName, fieldName, types)
            .Where(node => node.SelectionSet is not null)
            .Select(node => (source, node.SelectionSet!));

    /// <summary>Tells different promises apart.</summary>
    public string Key(Dictionary<SelectionSetNode, int> numbers)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (source, node) in selections)
        {
            if (!numbers.TryGetValue(node, out var number))
            {
                numbers[node] = number = numbers.Count;
            }

            keys.Add($"{source}.{number}");
        }

        return string.Join(',', keys);
    }

    private IEnumerable<FieldNode> Find(int source, string typeName, string fieldName, Reachability types) =>
        selections
            .Where(pair => pair.Source == source)
            .SelectMany(pair => Find(pair.Selections, typeName, fieldName, types, 0));

    private static IEnumerable<FieldNode> Find(
        SelectionSetNode node,
        string typeName,
        string fieldName,
        Reachability types,
        int depth
    )
    {
        const int MaxDepth = 32;
        foreach (var selection in node.Selections)
        {
            if (selection is FieldNode field && field.Name.Value == fieldName)
            {
                yield return field;
            }
            else if (
                selection is InlineFragmentNode fragment
                && depth < MaxDepth
                && (fragment.TypeCondition is not { } on || types.IsPossible(on.Name.Value, typeName))
            )
            {
                foreach (var inner in Find(fragment.SelectionSet, typeName, fieldName, types, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
