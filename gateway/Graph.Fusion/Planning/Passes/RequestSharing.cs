using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Delays fetches for which nothing waits to a later wave in which their source is asked anyway: one request less. What is
/// deferred is never delayed, and delays nothing: it starts at once, in requests of its own.
/// </summary>
internal static class RequestSharing
{
    /// <summary>Delays what can be delayed.</summary>
    public static void Delay(List<FetchDraft> all, int waves)
    {
        var fetches = all.FindAll(static fetch => fetch.Branch.Usages.Length == 0);
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
            if (group.TrueForAll(fetch => fetch.CanWaitUntil(later, fetches)))
            {
                foreach (var fetch in group)
                {
                    fetch.Wave = later;
                }
            }

            return;
        }
    }
}
