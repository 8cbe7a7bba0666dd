using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Puts every fetch into the earliest wave that it can be in.</summary>
internal static class EarliestWaves
{
    /// <summary>Assigns the waves.</summary>
    /// <returns>The number of waves.</returns>
    public static int Assign(List<FetchDraft> fetches)
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
}
