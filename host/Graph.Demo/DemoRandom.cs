namespace Graph.Demo;

/// <summary>
/// SplitMix64: a generator whose numbers are the same in every version of .NET, and which can be started anywhere, so
/// that any person or post of the demo world can be made without making those before it.
/// </summary>
public struct DemoRandom
{
    private ulong _state;

    private DemoRandom(ulong state) => _state = state;

    /// <summary>The generator of one thing of the world.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="topic">Keeps what is drawn for different purposes apart.</param>
    /// <param name="index">Which thing.</param>
    public static DemoRandom For(ulong seed, DemoTopic topic, int index)
    {
        var random = new DemoRandom(
            seed * 0x9E3779B97F4A7C15UL ^ ((ulong)topic << 56) ^ (uint)index * 0xD1342543DE82EF95UL
        );
        random.Next();
        return random;
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(uint)(((UInt128)Next() * (uint)bound) >> 64);

    /// <summary>A number from 0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True this often, 0 to 1.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>A number of the normal distribution (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>A positive number whose mean is given and whose larger values become rare exponentially.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    /// <summary>A place of a ranking: the first ones far more often than the last ones (a power law).</summary>
    /// <param name="count">How many places.</param>
    /// <param name="skew">1: all alike; the larger, the more the first ones get.</param>
    public int Ranked(int count, double skew) => Math.Min(count - 1, (int)(count * Math.Pow(Unit(), skew)));

    /// <summary>One of several.</summary>
    public T Pick<T>(T[] choices) => choices[Below(choices.Length)];
}
