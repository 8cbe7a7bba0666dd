using Graph.Annotations;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Example;

/// <summary>A song.</summary>
public sealed class Song
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public int Seconds { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    [GraphQLIgnore]
    public int BandId { get; set; }

    public Band Band { get; set; } = null!;
}

/// <summary>Some who play together.</summary>
public sealed class Band
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public List<Song> Songs { get; set; } = [];
}

internal sealed class SongFilterType : FilterInputType<Song>
{
    protected override void Configure(IFilterInputTypeDescriptor<Song> descriptor)
    {
        descriptor.Field(song => song.Title).Operations("eq", "in", "startsWith");
        descriptor.Field(song => song.ReleasedAt);
        descriptor.Field(song => song.Band);
    }
}

internal sealed class BandFilterType : FilterInputType<Band>
{
    protected override void Configure(IFilterInputTypeDescriptor<Band> descriptor) =>
        descriptor.Field(band => band.Name);
}

internal sealed class SongSortType : SortInputType<Song>
{
    protected override void Configure(ISortInputTypeDescriptor<Song> descriptor)
    {
        descriptor.Field(song => song.ReleasedAt);
        descriptor.Field(song => song.Title);
    }
}

[QueryType]
internal static class SongQueries
{
    /// <summary>At most a hundred songs; the newest first, unless another order is asked for.</summary>
    [UseFiltering, UseSorting] // songs(where: SongFilterInput, order: [SongSortInput!]): [Song!]!
    public static async Task<IReadOnlyList<Song>> Songs(
        QueryContext<Song> query,
        MusicDbContext music,
        CancellationToken cancellationToken
    ) =>
        await music
            .Songs.With(query, order => order.IfEmpty(by => by.AddDescending(song => song.ReleasedAt)))
            .Take(100)
            .ToListAsync(cancellationToken);
}

[ObjectType<Song>]
internal static class SongFields
{
    /// <summary>How long it is, as on a sleeve.</summary>
    public static string Length([Parent(requires: nameof(Song.Seconds))] Song song) =>
        $"{song.Seconds / 60}:{song.Seconds % 60:00}";
}
