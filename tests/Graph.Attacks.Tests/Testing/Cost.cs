namespace Graph.Attacks.Tests.Testing;

/// <summary>What something cost the whole process: its client as well as its server, so rather too much than too little.</summary>
/// <param name="Cpu">Time of processors, of all threads together.</param>
/// <param name="Allocated">Bytes of managed memory, whether they were kept or not.</param>
internal readonly record struct Cost(TimeSpan Cpu, long Allocated)
{
    /// <summary>How often the table's figures are taken at least.</summary>
    private static readonly int Repetitions = CostTable.IsWanted ? 5 : 1;

    // Noise of the machine only ever adds: one quiet attempt in so many proves the bound, and a real breach fails them all.
    private const int MaxAttempts = 8;

    /// <summary>
    /// The least that an action costs in a few attempts. It is repeated until it is below the bounds, or was not for too
    /// often.
    /// </summary>
    /// <param name="bound">What it may cost.</param>
    /// <param name="action">The action; its argument is different each time.</param>
    public static async Task<Cost> LeastAsync(Cost bound, Func<int, Task> action)
    {
        var least = new Cost(TimeSpan.MaxValue, long.MaxValue);
        for (var attempt = 0; attempt < MaxAttempts && (attempt < Repetitions || !least.IsWithin(bound)); attempt++)
        {
            var allocated = GC.GetTotalAllocatedBytes();
            var cpu = Environment.CpuUsage.TotalTime;
            await action(attempt);
            least = new Cost(
                Min(least.Cpu, Environment.CpuUsage.TotalTime - cpu),
                Math.Min(least.Allocated, GC.GetTotalAllocatedBytes() - allocated)
            );
        }

        return least;
    }

    public static Cost operator *(Cost cost, int times) => new(cost.Cpu * times, cost.Allocated * times);

    /// <summary>True if it is at most the bound.</summary>
    public bool IsWithin(Cost bound) => Cpu <= bound.Cpu && Allocated <= bound.Allocated;

    public override string ToString() => $"{Cpu.TotalMilliseconds:0.0} ms, {Allocated / 1024:N0} kB";

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
