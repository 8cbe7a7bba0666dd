namespace Graph.Execution;

/// <summary>
/// How many values responses may still hold: the fields of all objects and the items of all lists. Lists in lists
/// multiply, so what a document asks for says little about it.
/// </summary>
/// <remarks>
/// Thread-safe. The requests of one batch share one, or a batch would be worth more than its parts. The first executor that
/// uses it says how many there are: <see cref="ExecutionOptions.MaxValues"/>.
/// </remarks>
public sealed class ValueBudget
{
    private const long Unset = long.MaxValue;

    private long _left = Unset;

    /// <summary>Sets how many values there are, unless somebody has before.</summary>
    internal void Limit(long max) => Interlocked.CompareExchange(ref _left, max, Unset);

    /// <summary>Starts anew.</summary>
    internal void Reset(long max) => Volatile.Write(ref _left, max);

    /// <summary>Takes values; false if there are not so many left.</summary>
    internal bool TrySpend(long values) => Interlocked.Add(ref _left, -values) >= 0;
}
