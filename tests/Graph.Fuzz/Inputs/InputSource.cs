namespace Graph.Fuzz.Inputs;

/// <summary>
/// Makes the inputs of a run by their number: structured ones, changed ones of the corpus, and changed ones of those that
/// the run has kept because they were the first of their kind.
/// </summary>
internal sealed class InputSource(FuzzTarget target, Corpus corpus, ulong seed)
{
    private const int MaxKept = 500;

    private readonly Dictionary<string, byte[]> _kept = [];
    private readonly List<byte[]> _keptInOrder = [];

    /// <summary>The inputs that were kept.</summary>
    public IReadOnlyList<byte[]> Kept => _keptInOrder;

    /// <summary>Makes one input.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="fromKept">True if the run's own history is in it, so that seed and number do not make it again.</param>
    public byte[] Make(long index, out bool fromKept)
    {
        var random = new Random(SeedOf(index));
        fromKept = false;
        switch (random.Next(10))
        {
            case < 4:
                return target.Generate(random);
            case 4:
                return Mutator.Mutate(target.Generate(random), target.Generate(random), random);
            case < 8 when corpus.Entries.Count > 0:
                return Mutator.Mutate(OneOfCorpus(random), OneOfCorpus(random), random);
            case >= 8 when _keptInOrder.Count > 0:
                fromKept = true;
                return Mutator.Mutate(OneOfKept(random), OneOfKept(random), random);
            default:
                return target.Generate(random);
        }
    }

    /// <summary>Keeps an input if it is the first of its kind, or clearly smaller than the one that is kept.</summary>
    public void Consider(string kind, byte[] input)
    {
        if (_kept.TryGetValue(kind, out var known))
        {
            if (input.Length < known.Length / 2)
            {
                _kept[kind] = input;
                _keptInOrder[_keptInOrder.IndexOf(known)] = input;
            }
        }
        else if (_kept.Count < MaxKept)
        {
            _kept.Add(kind, input);
            _keptInOrder.Add(input);
        }
    }

    private byte[] OneOfCorpus(Random random) => corpus.Entries[random.Next(corpus.Entries.Count)].Input;

    private byte[] OneOfKept(Random random) => _keptInOrder[random.Next(_keptInOrder.Count)];

    // SplitMix64: neighbouring numbers give unrelated inputs.
    private int SeedOf(long index)
    {
        var z = seed + ((ulong)index + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }
}
