using Graph.Annotations;
using Graph.Execution.DataLoaders;

namespace Graph.Execution.Tests.DataLoaders;

/// <summary>Loads tracks by their numbers.</summary>
internal sealed class TrackByIdDataLoader(TrackStore tracks) : BatchDataLoader<int, Track>
{
    protected override Task<IReadOnlyDictionary<int, Track>> LoadBatchAsync(
        IReadOnlyList<int> keys,
        CancellationToken cancellationToken
    ) => tracks.ByIds(keys, cancellationToken);
}

[QueryType]
internal static class TrackQueries
{
    /// <summary>The track with this number, or null if there is none.</summary>
    [Lookup, BatchResolver] // trackById(id: Int!): Track @lookup
    public static ValueTask<IReadOnlyList<Track?>> TrackById(IReadOnlyList<int> id, TrackByIdDataLoader tracks) =>
        tracks.LoadAsync(id);

    /// <summary>What is played most.</summary>
    public static IReadOnlyList<Play> Charts(TrackStore tracks) => tracks.Charts;
}

[ObjectType<Play>]
internal static class PlayFields
{
    /// <summary>What was played.</summary>
    public static async Task<Track?> Track([Parent] Play play, TrackByIdDataLoader tracks) =>
        await tracks.LoadAsync(play.TrackId);
}
