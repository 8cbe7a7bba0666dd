using System.Collections.Concurrent;
using Graph.Annotations;
using Graph.Execution.Resolvers;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>A source of people that notes every call: person n is led by person n + 1.</summary>
internal sealed class People : IServiceProvider
{
    private readonly ConcurrentDictionary<int, string> _names = new();

    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What happens between being asked and answering.</summary>
    public Func<CancellationToken, Task> Latency { get; set; } = async _ => await Task.Yield();

    public int MaxBatchSize { get; set; } = int.MaxValue;

    public async Task<IReadOnlyDictionary<int, Person>> ByIds(IReadOnlyList<int> ids, CancellationToken ct)
    {
        Calls.Enqueue($"people {string.Join(",", ids)}");
        await Latency(ct);
        if (ids.Contains(666))
        {
            throw new GraphQLException("No people today.", "NO_PEOPLE");
        }

        return ids.Where(id => id < 1_000).ToDictionary(id => id, id => new Person(id, NameOf(id)));
    }

    public async Task<ILookup<int, string>> HobbiesOf(IReadOnlyList<int> ids, CancellationToken ct)
    {
        Calls.Enqueue($"hobbies {string.Join(",", ids)}");
        await Latency(ct);
        return ids.Where(id => id % 2 == 0)
            .SelectMany(id => new[] { (id, Hobby: "chess"), (id, Hobby: $"hobby {id}") })
            .ToLookup(pair => pair.id, pair => pair.Hobby);
    }

    public async Task<IReadOnlyList<int?>> AgesOf(IReadOnlyList<int> ids, CancellationToken ct)
    {
        Calls.Enqueue($"ages {string.Join(",", ids)}");
        await Latency(ct);
        return [.. ids.Select(id => id == 7 ? (int?)null : id + 20)];
    }

    public string NameOf(int id) => _names.GetValueOrDefault(id, $"P{id}");

    public void Rename(int id, string name) => _names[id] = name;

    public object? GetService(Type serviceType) => serviceType == typeof(People) ? this : null;
}

/// <summary>Somebody.</summary>
internal sealed record Person(int Id, string Name);

/// <summary>What somebody wrote.</summary>
internal sealed record Note(int Id, [property: GraphQLIgnore] int AuthorId);
