namespace Graph.Common.Paging;

/// <summary>A place in a list that is sorted by time and then by id.</summary>
/// <param name="At">The sort key, to the microsecond (what PostgreSQL stores), in UTC.</param>
/// <param name="Id">Tells rows of the same microsecond apart.</param>
public readonly record struct KeysetPosition(DateTimeOffset At, Guid Id)
{
    /// <summary>
    /// By how much the place was younger than the horizon when it was read (<see cref="Settling"/>); zero for a place that nothing
    /// can appear behind any more.
    /// </summary>
    public TimeSpan Unsettled { get; init; }

    /// <summary>Where to read on towards the newest so that nothing is missed: this place, or an earlier one.</summary>
    public KeysetPosition Settled() =>
        Unsettled == TimeSpan.Zero ? this : new KeysetPosition(At - Unsettled, Guid.Empty);
}
