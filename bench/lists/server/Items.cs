using Graph.Annotations;

namespace Graph.Bench.Lists;

/// <summary>A thing with five scalar fields and one object; the peers hold the same thousand.</summary>
internal sealed record Item(
    [property: ID] string Id,
    string Title,
    int Count,
    double Price,
    bool Available,
    Owner Owner
);

/// <summary>Whose it is.</summary>
internal sealed record Owner(string Name, string City, int Age);

/// <summary>The fields to start from.</summary>
[QueryType]
internal static class ItemQueries
{
    private static readonly Item[] All = [.. Enumerable.Range(1, 1_000).Select(Create)];

    /// <summary>All things, from memory.</summary>
    public static IReadOnlyList<Item> Items() => All;

    /// <summary>The thing with this id, or null if there is none.</summary>
    public static Item? Item([ID] string id) =>
        int.TryParse(id, out var number) && number >= 1 && number <= All.Length ? All[number - 1] : null;

    private static Item Create(int number) =>
        new(
            $"{number}",
            $"The title of item {number}",
            number * 7,
            number / 4d,
            number % 3 == 0,
            new Owner($"Owner {number % 97}", $"City {number % 13}", 20 + (number % 50))
        );
}
