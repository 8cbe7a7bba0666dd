namespace Graph.Oracle.Tests.Generation;

/// <summary>Random choices that are the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>From 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => limit <= 1 ? 0 : _random.Next(limit);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var result = items.ToList();
        for (var i = result.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (result[i], result[j]) = (result[j], result[i]);
        }

        return result;
    }

    /// <summary>Some of the items, at least one.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, double probability)
    {
        var chosen = items.Where(_ => Chance(probability)).ToList();
        return chosen.Count > 0 ? chosen : [Pick(items)];
    }
}
