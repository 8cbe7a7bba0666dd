namespace Graph.EndToEnd.Tests.Testing;

/// <summary>What becomes true after a while: services hear of each other.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Looks until a condition holds.</summary>
    public static Task HoldsAsync(Func<Task<bool>> condition) =>
        FindAsync(async () => await condition() ? (bool?)true : null);

    /// <summary>Looks until there is something to be seen.</summary>
    public static async Task<T> FindAsync<T>(Func<Task<T?>> look)
        where T : struct
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
