using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning;

/// <summary>What a plan costs: first the waves that follow one another, then the requests, then their size.</summary>
/// <param name="Waves">Sequential round trips.</param>
/// <param name="Requests">HTTP requests: the different pairs of source and wave.</param>
/// <param name="Fetches">Operations in those requests.</param>
/// <param name="Fields">Fields asked of the sources.</param>
internal readonly record struct PlanCost(int Waves, int Requests, int Fetches, int Fields) : IComparable<PlanCost>
{
    /// <summary>The cost of fetches whose waves are assigned.</summary>
    public static PlanCost Of(List<FetchDraft> fetches, int waves)
    {
        var requests = new HashSet<(int, int)>();
        var fields = 0;
        foreach (var fetch in fetches)
        {
            requests.Add((fetch.Source, fetch.Wave));
            foreach (var selected in fetch.Selections.Values)
            {
                fields += selected.Count;
            }
        }

        return new PlanCost(waves, requests.Count, fetches.Count, fields);
    }

    public int CompareTo(PlanCost other)
    {
        var order = Waves.CompareTo(other.Waves);
        order = order != 0 ? order : Requests.CompareTo(other.Requests);
        order = order != 0 ? order : Fetches.CompareTo(other.Fetches);
        return order != 0 ? order : Fields.CompareTo(other.Fields);
    }
}
