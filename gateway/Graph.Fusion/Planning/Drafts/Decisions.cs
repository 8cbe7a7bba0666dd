namespace Graph.Fusion.Planning.Drafts;

/// <summary>
/// The trail of choices of one attempt at a plan. Where the planner has several good ways it asks here; without
/// instructions it gets the first, so that the default trail is the greedy plan, and another trail is another plan.
/// </summary>
internal sealed class Decisions(int[] given)
{
    private readonly List<(int Taken, int Options)> _trail = [];

    /// <summary>What was taken, and of how many.</summary>
    public IReadOnlyList<(int Taken, int Options)> Trail => _trail;

    /// <summary>Chooses among <paramref name="options"/> ways, the most promising first.</summary>
    public int Choose(int options)
    {
        if (options < 2)
        {
            return 0;
        }

        var taken = _trail.Count < given.Length ? Math.Min(given[_trail.Count], options - 1) : 0;
        _trail.Add((taken, options));
        return taken;
    }
}
