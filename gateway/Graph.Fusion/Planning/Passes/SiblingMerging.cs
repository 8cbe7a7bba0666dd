using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Makes two lookups of the same objects in one source into one, where that adds no wave.</summary>
internal static class SiblingMerging
{
    /// <summary>Merges, and assigns the waves again.</summary>
    /// <returns>The number of waves.</returns>
    public static int Merge(List<FetchDraft> fetches, int waves)
    {
        for (var i = 0; i < fetches.Count; i++)
        {
            for (var j = i + 1; j < fetches.Count; j++)
            {
                var (a, b) = (fetches[i], fetches[j]);
                if (!AreSiblings(a, b) || a.DependsOn(b) || b.DependsOn(a))
                {
                    continue;
                }

                var (into, from) = a.Wave >= b.Wave ? (a, b) : (b, a);
                if (!from.CanWaitUntil(into.Wave, fetches))
                {
                    continue;
                }

                Merge(fetches, into, from);
                waves = EarliestWaves.Assign(fetches);

                // One of the two is gone, so the others have moved up: look at this one's partners again.
                i = Math.Min(i, fetches.Count - 1);
                j = i;
            }
        }

        return waves;
    }

    private static bool AreSiblings(FetchDraft a, FetchDraft b) =>
        a.Lookup is not null
        && ReferenceEquals(a.Lookup, b.Lookup)
        && ReferenceEquals(a.Key, b.Key)
        && a.Branch.Equals(b.Branch)
        && ReferenceEquals(a.Target, b.Target)
        && ReferenceEquals(a.TargetType, b.TargetType);

    private static void Merge(List<FetchDraft> fetches, FetchDraft into, FetchDraft from)
    {
        foreach (var fields in from.Selections.Values)
        {
            foreach (var selected in fields)
            {
                var merged = into.Select(selected.Field, selected.Definition, selected.IsPassage);
                if (merged.Requirements.Count == 0)
                {
                    merged.Requirements.AddRange(selected.Requirements);
                }

                selected.Field.Providers.Remove(from);
            }
        }

        into.Dependencies.UnionWith(from.Dependencies);
        into.ProvesExistence |= from.ProvesExistence;
        foreach (var fetch in fetches)
        {
            if (fetch.Dependencies.Remove(from))
            {
                fetch.Dependencies.Add(into);
            }
        }

        fetches.Remove(from);
    }
}
