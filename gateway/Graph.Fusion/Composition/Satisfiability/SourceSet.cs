using System.Numerics;

namespace Graph.Fusion.Composition.Satisfiability;

/// <summary>A set of sources, by id; a graph has at most 64.</summary>
internal readonly record struct SourceSet(ulong Bits)
{
    public static SourceSet Empty => default;

    public bool IsEmpty => Bits == 0;

    public int Count => BitOperations.PopCount(Bits);

    public static SourceSet Of(int source) => new(1UL << source);

    public bool Contains(int source) => (Bits & (1UL << source)) != 0;

    public SourceSet With(int source) => new(Bits | (1UL << source));

    public SourceSet Without(int source) => new(Bits & ~(1UL << source));

    /// <summary>The ids, ascending.</summary>
    public IEnumerable<int> Ids()
    {
        for (var bits = Bits; bits != 0; bits &= bits - 1)
        {
            yield return BitOperations.TrailingZeroCount(bits);
        }
    }
}
