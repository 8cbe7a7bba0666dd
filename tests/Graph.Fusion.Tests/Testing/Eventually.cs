namespace Graph.Fusion.Tests.Testing;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits until a condition holds, and fails if it never does.</summary>
    public static async Task HoldsAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(deadline.IsCancellationRequested, "It has not come true in time.");
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
