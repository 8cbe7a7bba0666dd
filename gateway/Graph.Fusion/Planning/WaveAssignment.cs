namespace Graph.Fusion.Planning;

/// <summary>
/// The third pass: puts every fetch into the earliest wave it can be in, merges lookups of the same objects where that
/// costs no wave, and then delays fetches that nothing waits for to a later wave in which their source is asked anyway.
/// </summary>
internal static class WaveAssignment
{
    /// <summary>Above this many fetches no pairs are compared: the plan stays as it is built.</summary>
    private const int MaxFetchesToImprove = 400;

    /// <summary>Assigns the waves.</summary>
    /// <returns>The number of waves.</returns>
    public static int Assign(List<FetchDraft> fetches)
    {
        var waves = AssignEarliest(fetches);
        if (fetches.Count <= MaxFetchesToImprove)
        {
            MergeSiblings(fetches, ref waves);
            DelayToShareRequests(fetches, waves);
        }

        return waves;
    }

    private static int AssignEarliest(List<FetchDraft> fetches)
    {
        foreach (var fetch in fetches)
        {
            fetch.Wave = -1;
        }

        var waves = 0;
        foreach (var fetch in fetches)
        {
            waves = Math.Max(waves, EarliestOf(fetch) + 1);
        }

        return waves;
    }

    /// <summary>What the gateway makes itself takes no time, so it shares the wave of what follows.</summary>
    private static int EarliestOf(FetchDraft fetch)
    {
        if (fetch.Wave >= 0)
        {
            return fetch.Wave;
        }

        var wave = 0;
        foreach (var dependency in fetch.Dependencies)
        {
            var earliest = EarliestOf(dependency);
            wave = Math.Max(wave, dependency.Source == FetchDraft.Gateway ? earliest : earliest + 1);
        }

        return fetch.Wave = wave;
    }

    /// <summary>Two lookups of the same objects in one source become one if no wave is added by it.</summary>
    private static void MergeSiblings(List<FetchDraft> fetches, ref int waves)
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
                if (!CanWaitUntil(fetches, from, into.Wave))
                {
                    continue;
                }

                Merge(fetches, into, from);
                waves = AssignEarliest(fetches);

                // One of the two is gone, so the others have moved up: look at this one's partners again.
                i = Math.Min(i, fetches.Count - 1);
                j = i;
            }
        }
    }

    private static bool AreSiblings(FetchDraft a, FetchDraft b) =>
        a.Lookup is not null
        && ReferenceEquals(a.Lookup, b.Lookup)
        && ReferenceEquals(a.Key, b.Key)
        && ReferenceEquals(a.Target, b.Target)
        && ReferenceEquals(a.TargetType, b.TargetType);

    private static void Merge(List<FetchDraft> fetches, FetchDraft into, FetchDraft from)
    {
        foreach (var fields in from.Selections.Values)
        {
            foreach (var selected in fields)
            {
                var merged = into.Select(selected.Field, selected.Definition);
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

    private static void DelayToShareRequests(List<FetchDraft> fetches, int waves)
    {
        for (var wave = waves - 2; wave >= 0; wave--)
        {
            var sources = new HashSet<int>();
            foreach (var fetch in fetches)
            {
                if (fetch.Wave == wave)
                {
                    sources.Add(fetch.Source);
                }
            }

            foreach (var source in sources)
            {
                Delay(fetches, source, wave, waves);
            }
        }
    }

    private static void Delay(List<FetchDraft> fetches, int source, int wave, int waves)
    {
        for (var later = wave + 1; later < waves; later++)
        {
            if (!fetches.Exists(fetch => fetch.Source == source && fetch.Wave == later))
            {
                continue;
            }

            var group = fetches.FindAll(fetch => fetch.Source == source && fetch.Wave == wave);
            if (group.TrueForAll(fetch => CanWaitUntil(fetches, fetch, later)))
            {
                foreach (var fetch in group)
                {
                    fetch.Wave = later;
                }
            }

            return;
        }
    }

    private static bool CanWaitUntil(List<FetchDraft> fetches, FetchDraft fetch, int wave)
    {
        foreach (var other in fetches)
        {
            if (other.Dependencies.Contains(fetch) && other.Wave <= wave)
            {
                return false;
            }
        }

        return true;
    }
}
