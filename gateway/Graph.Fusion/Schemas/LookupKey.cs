using System.Collections.Immutable;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>One way to call a lookup: one alternative for each of its arguments.</summary>
public sealed class LookupKey
{
    /// <summary>How many combinations of alternatives are told apart at most; more are never called.</summary>
    private const int MaxKeys = 64;

    private LookupKey(ImmutableArray<SelectedEntry> entries)
    {
        Entries = entries;
        Selection = FieldSelectionMapSelection.Of(entries);
    }

    /// <summary>The chosen alternative of each argument, in the order of <see cref="SourceLookup.Arguments"/>.</summary>
    public ImmutableArray<SelectedEntry> Entries { get; }

    /// <summary>The fields of the entity that must be known to call the lookup by this key.</summary>
    public SelectionSetNode Selection { get; }

    internal static ImmutableArray<LookupKey> Of(ImmutableArray<LookupArgument> arguments)
    {
        List<ImmutableArray<SelectedEntry>> combinations =
        [
            [],
        ];
        foreach (var argument in arguments)
        {
            var next = new List<ImmutableArray<SelectedEntry>>();
            foreach (var combination in combinations)
            {
                foreach (var alternative in argument.Map.Alternatives)
                {
                    if (next.Count < MaxKeys)
                    {
                        next.Add(combination.Add(alternative));
                    }
                }
            }

            combinations = next;
        }

        return [.. combinations.Select(entries => new LookupKey(entries))];
    }
}
