using System.Diagnostics;

namespace Graph.Common.Paging;

/// <summary>
/// What keeps a reader who follows the newest end of a list from missing a row. A row has its time before it is committed,
/// so for a moment rows can still appear behind those that are visible already.
/// </summary>
/// <remarks>
/// <para>The database gives the time, when it inserts, so that the clocks of services do not matter, and pages are read with
/// <see cref="Horizon"/>: reading on towards the newest starts where nothing could appear any more, and stops there. Pages without
/// a cursor, and pages of what is older, hide nothing.</para>
/// <para>A writer whose commit took longer than the horizon gives the row a new time (<see cref="IsLate"/>).</para>
/// </remarks>
public static class Settling
{
    /// <summary>
    /// How old a row is when every row before it is visible: 2 seconds. A commit takes milliseconds; CockroachDB stops a node whose
    /// clock is half a second off.
    /// </summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromSeconds(2);

    /// <summary>How often a row is given a new time before it is left where it is.</summary>
    public const int MaxTries = 5;

    // Half of the horizon is left for clocks that differ.
    private static readonly TimeSpan InTime = Horizon / 2;

    /// <summary>Whether a row may have become visible behind readers.</summary>
    /// <param name="started"><see cref="Stopwatch.GetTimestamp"/> before the row was given its time.</param>
    public static bool IsLate(long started) => Stopwatch.GetElapsedTime(started) > InTime;
}
