namespace Graph.Events.Bench;

/// <summary>What came of a run with kills.</summary>
/// <param name="Carrier">What carried.</param>
/// <param name="Events">How many were committed.</param>
/// <param name="Effects">How many effects they had.</param>
internal sealed record EventResult(Carrier Carrier, long Events, long Effects)
{
    public bool IsDone { get; init; }

    public long Lost { get; init; }

    public long Doubled { get; init; }

    /// <summary>Effects of an aggregate that came after the effect of a later event.</summary>
    public long Inversions { get; init; }

    public long DeadLetters { get; init; }

    public IReadOnlyDictionary<string, int> Kills { get; init; } = new Dictionary<string, int>();
}
