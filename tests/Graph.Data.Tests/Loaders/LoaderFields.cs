using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data.Tests.Library;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Loaders;

[QueryType]
internal static class LoaderQueries
{
    [UsePaging(IncludeTotalCount = true)]
    public static Task<Connection<Book>> Books(
        PagingArguments paging,
        LibraryDbContext database,
        CancellationToken cancellationToken
    ) =>
        database
            .Books.AsNoTracking()
            .OrderByDescending(book => book.PublishedAt)
            .ToConnectionAsync(paging, cancellationToken);

    public static async Task<IReadOnlyList<Author>> Writers(
        LibraryDbContext database,
        CancellationToken cancellationToken
    ) => await database.Authors.AsNoTracking().OrderBy(author => author.Name).ToListAsync(cancellationToken);
}

[ObjectType<Book>]
internal static class LoaderBookFields
{
    public static async Task<Author?> WrittenBy([Parent] Book book, IAuthorByIdDataLoader authors) =>
        await authors.LoadAsync(book.AuthorId);

    public static async Task<IReadOnlyList<string?>> Opinions([Parent] Book book, IReviewsOfBookDataLoader reviews) =>
        [.. (await reviews.LoadAsync(book.Id))!.Select(review => review.Text)];

    public static async Task<int> RatedWith([Parent] Book book, int stars, IRatingCountDataLoader counts) =>
        await counts.LoadAsync(new BookRating(book.Id, stars));

    public static async Task<int> TitleLength([Parent] Book book, ITitleLengthDataLoader lengths) =>
        await lengths.LoadAsync(book.Title);
}

[ObjectType<Author>]
internal static class LoaderAuthorFields
{
    [UsePaging(IncludeTotalCount = true), BatchResolver]
    public static async Task<IReadOnlyList<Connection<Book>>> Works(
        [Parent] IReadOnlyList<Author> authors,
        PagingArguments paging,
        IBooksByAuthorDataLoader books,
        CancellationToken cancellationToken
    )
    {
        var ids = authors.Select(author => author.Id).ToArray();
        return (await books.With(paging).LoadAsync(ids, cancellationToken)).ToConnections();
    }
}
