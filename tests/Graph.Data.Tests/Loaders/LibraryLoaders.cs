using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data.Tests.Library;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Loaders;

internal static class LibraryLoaders
{
    /// <summary>One value per key.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<Guid, Author>> GetAuthorByIdAsync(
        IReadOnlyList<Guid> ids,
        LibraryDbContext database,
        CancellationToken cancellationToken
    ) =>
        await database
            .Authors.AsNoTracking()
            .Where(author => ids.Contains(author.Id))
            .ToDictionaryAsync(author => author.Id, cancellationToken);

    /// <summary>Many values per key, with a service.</summary>
    [DataLoader("ReviewsOfBook")]
    public static async Task<ILookup<int, Review>> LoadReviews(
        IReadOnlyList<int> bookIds,
        LibraryDbContext database,
        LoaderCalls calls,
        CancellationToken cancellationToken
    )
    {
        calls.Add(bookIds.Count);
        var reviews = await database
            .Reviews.AsNoTracking()
            .Where(review => bookIds.Contains(review.BookId))
            .OrderBy(review => review.Id)
            .ToListAsync(cancellationToken);
        return reviews.ToLookup(review => review.BookId);
    }

    /// <summary>One value per key, in the order of the keys.</summary>
    [DataLoader]
    public static Task<IReadOnlyList<int>> TitleLength(IReadOnlyList<string> titles) =>
        Task.FromResult<IReadOnlyList<int>>([.. titles.Select(title => title.Length)]);

    /// <summary>One value per key of several values, as a record is one.</summary>
    [DataLoader]
    public static async Task<Dictionary<BookRating, int>> RatingCount(
        IReadOnlyList<BookRating> ratings,
        LibraryDbContext database,
        CancellationToken cancellationToken
    )
    {
        var bookIds = ratings.Select(rating => rating.BookId).Distinct().ToArray();
        return await database
            .Reviews.Where(review => bookIds.Contains(review.BookId))
            .GroupBy(review => new { review.BookId, review.Stars })
            .Select(reviews => new
            {
                reviews.Key.BookId,
                reviews.Key.Stars,
                Count = reviews.Count(),
            })
            .ToDictionaryAsync(
                reviews => new BookRating(reviews.BookId, reviews.Stars),
                reviews => reviews.Count,
                cancellationToken
            );
    }

    /// <summary>A page per key.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Page<Book>>> BooksByAuthor(
        IReadOnlyList<Guid> authorIds,
        PagingArguments paging,
        LibraryDbContext database,
        CancellationToken cancellationToken
    ) =>
        await database
            .Books.AsNoTracking()
            .Where(book => authorIds.Contains(book.AuthorId))
            .OrderByDescending(book => book.PublishedAt)
            .ToBatchPageAsync(book => book.AuthorId, paging, cancellationToken);
}
