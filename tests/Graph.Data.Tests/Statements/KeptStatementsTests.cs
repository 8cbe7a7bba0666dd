using Graph.Annotations.Pagination;
using Graph.Data.Statements;
using Graph.Data.Tests.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Graph.Data.Tests.Statements;

/// <summary>A query that was seen before is not taken apart again, and answers what EF Core's own way answers.</summary>
public sealed class KeptStatementsTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    private static readonly string Word = "a";
    private static readonly MemoryCache Models = new(new MemoryCacheOptions());

    private delegate IQueryable<Book> Query(LibraryDbContext database, Asked asked);

    /// <summary>What requests of one shape differ in.</summary>
    private sealed record Asked(int Pages, string? Text, int[] Ids, Guid? Author, bool Flag, Genre Genre)
    {
        public IReadOnlyList<int> IdList => Ids;
    }

    private static readonly Asked[] Requests =
    [
        new(100, "Ink", [1, 2, 3], Shelf.AuthorKey(1), true, Genre.History),
        new(500, null, [], null, false, Genre.Novel),
        new(0, "%", [7], Shelf.AuthorKey(2), true, Genre.Poetry),
    ];

    private static readonly Dictionary<string, Query> Kept = new()
    {
        ["a number"] = (database, asked) => database.Books.Where(book => book.Pages > asked.Pages),
        ["a number twice"] = (database, asked) =>
            database.Books.Where(book => book.Pages > asked.Pages || book.Id == asked.Pages),
        ["a text that may be null"] = (database, asked) => database.Books.Where(book => book.Subtitle == asked.Text),
        ["keys in an array"] = (database, asked) =>
        {
            var ids = asked.Ids;
            return database.Books.Where(book => ids.Contains(book.Id));
        },
        ["keys in a list"] = (database, asked) => database.Books.Where(book => asked.IdList.Contains(book.Id)),
        ["an id that may be null"] = (database, asked) =>
            database.Books.Where(book => book.InPrint || book.AuthorId == asked.Author),
        ["a flag"] = (database, asked) => database.Books.Where(book => asked.Flag || book.Pages > 500),
        ["a flag beside a value"] = (database, asked) =>
            database.Books.Where(book => asked.Flag && book.Pages > asked.Pages),
        ["a check for null"] = (database, asked) =>
            database.Books.Where(book => asked.Author == null || book.AuthorId == asked.Author),
        ["a check for a value"] = (database, asked) =>
            database.Books.Where(book => asked.Text != null && book.Title.Contains(asked.Text)),
        ["a choice"] = (database, asked) => database.Books.Where(book => (asked.Flag ? book.Pages : book.Id) > 5),
        ["a number of rows"] = (database, asked) => database.Books.OrderBy(book => book.Id).Take(asked.Pages + 1),
        ["a query in the query"] = (database, asked) =>
            database.Books.Where(book =>
                database.Reviews.Any(review => review.BookId == book.Id && review.Stars > asked.Ids.Length)
            ),
        ["a query that is captured"] = (database, asked) =>
        {
            var authors = database.Authors.Where(author => author.Id == asked.Author);
            return database.Books.Where(book => authors.Any(author => author.Id == book.AuthorId));
        },
        ["a join"] = (database, asked) =>
            from book in database.Books
            join author in database.Authors on book.AuthorId equals author.Id
            where author.Name != asked.Text && book.Pages >= asked.Pages
            select book,
        ["a collection that is read too"] = (database, asked) =>
            database.Books.Include(book => book.Reviews).Where(book => book.Pages > asked.Pages),
        ["an enum"] = (database, asked) => database.Books.Where(book => book.Genre == asked.Genre),
        ["a constant"] = (database, _) => database.Books.Where(book => book.Genre == Genre.History),
        ["what never changes"] = (database, _) => database.Books.Where(book => book.Title.Contains(Word)),
        ["the time of the database"] = (database, asked) =>
            database.Books.Where(book => book.PublishedAt < DateTimeOffset.UtcNow && book.Pages > asked.Pages),
    };

    private static readonly Dictionary<string, Query> NotKept = new()
    {
        ["a value that is computed"] = (database, asked) => database.Books.Where(book => book.Pages > asked.Pages + 1),
        ["a method of a value"] = (database, asked) =>
            database.Books.Where(book => book.Title == (asked.Text ?? "").Trim()),
        ["something static that changes"] = (database, _) => database.Books.Where(book => book.Pages > Changing.Pages),
        ["SQL"] = (database, asked) => database.Books.FromSql($"select * from books where pages > {asked.Pages}"),
    };

    public static TheoryData<string> KeptNames => [.. Kept.Keys];

    public static TheoryData<string> OtherNames => [.. NotKept.Keys];

    [Theory]
    [MemberData(nameof(KeptNames))]
    public async Task Requests_of_one_shape_are_one_statement_and_give_what_EF_Core_gives(string name)
    {
        var before = Count;
        await Compare(Kept[name], Options);
        var count = Count;
        // One, or one for each answer to what is known before: whether a flag is set and a value is null.
        Assert.InRange(count - before, 1, 2);

        await Compare(Kept[name], Options);
        Assert.Equal(count, Count);
    }

    [Theory]
    [MemberData(nameof(OtherNames))]
    public async Task What_cannot_be_kept_goes_the_way_of_EF_Core(string name)
    {
        await Compare(NotKept[name], Options);
        Changing.Pages += 100;
        await Compare(NotKept[name], Options);
    }

    [Fact]
    public async Task Pages_of_one_shape_are_one_statement()
    {
        var before = Count;
        string? cursor = null;
        var seen = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            await using var database = new LibraryDbContext(Options);
            var least = -i;
            var page = await database
                .Books.Where(book => book.Pages >= least)
                .OrderBy(book => book.Title)
                .ToPageAsync(new PagingArguments(2, cursor));
            seen.AddRange(page.Items.Select(book => book.Id));
            cursor = page.Items.Count > 0 ? page.CreateCursor(page.Items.Count - 1) : null;
        }

        Assert.Equal(7, seen.Distinct().Count());
        // One list, whatever its pages.
        Assert.Equal(1, Count - before);
    }

    [Fact]
    public async Task An_empty_page_still_says_what_lies_before_it()
    {
        await using var database = library.NewContext();
        var books = database.Books.OrderBy(book => book.Id);
        var all = await books.ToPageAsync(new PagingArguments(50, null));

        var page = await books.ToPageAsync(new PagingArguments(2, all.CreateCursor(all.Items.Count - 1)));

        Assert.Empty(page.Items);
        Assert.True(page.HasPreviousPage);
        Assert.False(page.HasNextPage);
    }

    [Fact]
    public async Task A_query_of_two_contexts_is_refused_as_ever()
    {
        await using var one = library.NewContext();
        await using var other = library.NewContext();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            one.Books.Where(book => other.Reviews.Any(review => review.BookId == book.Id)).ToListAsync()
        );
        Assert.Contains("multiple context instances", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_translated_is_told_as_ever()
    {
        await using var database = library.NewContext();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.Books.Where(book => Unknown(book)).ToListAsync()
        );
        Assert.Contains("could not be translated", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_room_for_a_thousand()
    {
        var statements = new KeptStatements();
        for (var i = 0; statements.HasRoom; i++)
        {
            statements.Add([i, "shape"], null);
        }

        Assert.Equal(KeptStatements.Capacity, statements.Count);
        Assert.True(statements.TryGet([999, "shape"], out _));
        Assert.False(statements.TryGet([1000, "shape"], out _));
    }

    [Fact]
    public async Task When_there_is_no_room_queries_are_answered_all_the_same()
    {
        // A model of its own, which no other test fills.
        var options = new DbContextOptionsBuilder<LibraryDbContext>(library.Options)
            .UseMemoryCache(new MemoryCache(new MemoryCacheOptions()))
            .Options;
        KeptStatements statements;
        await using (var database = new LibraryDbContext(options))
        {
            statements = KeptStatements.Of(database.Model);
        }

        for (var i = 0; statements.HasRoom; i++)
        {
            statements.Add([i], null);
        }

        await Compare(Kept["a number"], options);
        await using var full = new LibraryDbContext(options);
        Assert.Equal(
            2,
            (await full.Books.OrderBy(book => book.Id).ToPageAsync(new PagingArguments(2, null))).Items.Count
        );
        Assert.Equal(KeptStatements.Capacity, statements.Count);
    }

    private async Task Compare(Query query, DbContextOptions<LibraryDbContext> options)
    {
        foreach (var asked in Requests)
        {
            library.Sql.Clear();
            await using var keeping = new LibraryDbContext(options);
            var found = await query(keeping, asked).ToListAsync();
            var sql = library.Sql.Single;
            library.Sql.Clear();
            await using var plain = new LibraryDbContext(Plain(library));
            var expected = await query(plain, asked).ToListAsync();

            Assert.Equal(expected.Select(book => book.Id), found.Select(book => book.Id));
            Assert.Equal(expected.Sum(book => book.Reviews.Count), found.Sum(book => book.Reviews.Count));
            Assert.Equal(library.Sql.Single, sql);
        }
    }

    private static bool Unknown(Book book) => book.Pages % 7 == 3;

    /// <summary>With a model of this class, so that nobody else adds to what is kept.</summary>
    private DbContextOptions<LibraryDbContext> Options =>
        new DbContextOptionsBuilder<LibraryDbContext>(library.Options).UseMemoryCache(Models).Options;

    private int Count
    {
        get
        {
            using var database = new LibraryDbContext(Options);
            return KeptStatements.Of(database.Model).Count;
        }
    }

    private static DbContextOptions<LibraryDbContext> Plain(LibraryDatabase library) =>
        new DbContextOptionsBuilder<LibraryDbContext>()
            .UseNpgsql(library.Source)
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(library.Sql)
            .Options;

    private static class Changing
    {
        public static int Pages { get; set; } = 300;
    }
}
