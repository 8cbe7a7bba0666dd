using Graph.Annotations;
using Graph.Annotations.Pagination;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Example;

[QueryType]
internal static class SongLists
{
    /// <summary>All songs, the newest first.</summary>
    [UsePaging, UseFiltering] // newestSongs(first: Int, after: String, last: Int, before: String, where: …): SongConnection!
    public static Task<Connection<Song>> NewestSongs(
        PagingArguments paging,
        QueryContext<Song> query,
        MusicDbContext music,
        CancellationToken cancellationToken
    ) =>
        music
            .Songs.With(query, order => order.AddDescending(song => song.ReleasedAt))
            .ToConnectionAsync(paging, cancellationToken);
}

internal static class SongLoaders
{
    [DataLoader] // SongsByBandDataLoader, taken as ISongsByBandDataLoader
    public static async Task<Dictionary<int, Page<Song>>> SongsByBand(
        IReadOnlyList<int> bandIds,
        PagingArguments paging,
        MusicDbContext music,
        CancellationToken cancellationToken
    ) =>
        await music
            .Songs.Where(song => bandIds.Contains(song.BandId))
            .OrderByDescending(song => song.ReleasedAt)
            .ToBatchPageAsync(song => song.BandId, paging, cancellationToken);
}

[ObjectType<Band>]
internal static class BandFields
{
    /// <summary>What the band has published: one statement for all bands of the response.</summary>
    [UsePaging, BatchResolver]
    public static async Task<IReadOnlyList<Connection<Song>>> Discography(
        [Parent(requires: nameof(Band.Id))] IReadOnlyList<Band> bands,
        PagingArguments paging,
        ISongsByBandDataLoader songs,
        CancellationToken cancellationToken
    )
    {
        var ids = bands.Select(band => band.Id).ToArray();
        return (await songs.With(paging).LoadAsync(ids, cancellationToken)).ToConnections();
    }
}
