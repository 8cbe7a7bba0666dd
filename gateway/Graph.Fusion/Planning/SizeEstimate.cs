namespace Graph.Fusion.Planning;

/// <summary>
/// How large something became in the last executions of a plan, so that the next one sets memory aside once instead of
/// growing into it. It follows a larger size at once and a smaller one slowly; lost updates between threads do no harm.
/// </summary>
/// <param name="initial">What is expected of the first execution.</param>
/// <param name="limit">What is set aside at most: whatever is larger grows into it.</param>
internal sealed class SizeEstimate(int initial, int limit)
{
    private const int Slowness = 16;

    private int _expected = initial;

    /// <summary>What to set aside.</summary>
    public int Expected => Volatile.Read(ref _expected);

    /// <summary>Learns how large it was.</summary>
    public void Observe(int size)
    {
        var expected = _expected;
        if (size > expected)
        {
            Volatile.Write(ref _expected, Math.Min(size, limit));
        }
        else if (expected - size >= Slowness)
        {
            Volatile.Write(ref _expected, expected - (expected - size) / Slowness);
        }
    }
}
