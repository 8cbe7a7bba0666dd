using Graph.Annotations;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>A track.</summary>
internal sealed record Track(int Id, string Title);

/// <summary>A place in the charts.</summary>
internal sealed record Play([property: GraphQLIgnore] int TrackId);

/// <summary>The tracks of the README's example, and how often they were asked for.</summary>
internal sealed class TrackStore : IServiceProvider
{
    public List<string> Calls { get; } = [];

    public IReadOnlyList<Play> Charts { get; } = [new(2), new(1), new(2)];

    public Task<IReadOnlyDictionary<int, Track>> ByIds(IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add(string.Join(", ", ids.Order()));
        return Task.FromResult<IReadOnlyDictionary<int, Track>>(
            ids.ToDictionary(id => id, id => new Track(id, $"Track {id}"))
        );
    }

    public object? GetService(Type serviceType) => serviceType == typeof(TrackStore) ? this : null;
}
