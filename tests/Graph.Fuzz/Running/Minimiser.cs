using System.Diagnostics;

namespace Graph.Fuzz.Running;

/// <summary>Makes an input smaller for as long as it fails in the same way: delta debugging over bytes.</summary>
internal static class Minimiser
{
    private const int MaxRuns = 4_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(8);

    /// <summary>The smallest input found within the bounds of time and runs.</summary>
    /// <param name="input">An input that fails.</param>
    /// <param name="fails">True if an input fails in the same way.</param>
    public static byte[] Minimise(byte[] input, Func<byte[], bool> fails)
    {
        var started = Stopwatch.GetTimestamp();
        var runs = 0;
        var best = input;
        for (var size = best.Length / 2; size > 0 && Goes(); )
        {
            var shorter = RemoveOne(size);
            if (shorter is not null)
            {
                best = shorter;
                size = Math.Min(size, best.Length / 2 + 1);
            }
            else
            {
                size /= 2;
            }
        }

        return best;

        // The best input without one span of this size, if it still fails.
        byte[]? RemoveOne(int size)
        {
            for (var at = 0; at < best.Length && Goes(); at += size)
            {
                byte[] candidate = [.. best.AsSpan(0, at), .. best.AsSpan(Math.Min(best.Length, at + size))];
                runs++;
                if (fails(candidate))
                {
                    return candidate;
                }
            }

            return null;
        }

        bool Goes() => runs < MaxRuns && Stopwatch.GetElapsedTime(started) < MaxTime;
    }
}
