using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data.Tests.Library;
using Graph.Execution;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Projections;

/// <summary>Where entities stand below a field, and what is then read of them.</summary>
public sealed class ProjectedPlacesTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    private static readonly RequestExecutor Executor = new(
        LibraryGraph
            .BuilderOf(typeof(Queries), typeof(AuthorFields), typeof(ShelfEdgeFields), typeof(BookFields))
            .ModifyOptions(schema => schema with { EnableDefer = true })
            .Build()
    );

    [Theory]
    [InlineData("{ page(first: 1) { nodes { title } } }", "Id, Title")]
    [InlineData("{ page(first: 1) { edges { cursor node { title } } nodes { pages } } }", "Id, Pages, Title")]
    [InlineData("{ page(first: 1) { pageInfo { hasNextPage } } }", "Id")]
    [InlineData(
        "{ marked { edges { mark } } }",
        "AuthorId, Edition, Genre, Id, InPrint, Languages, Pages, Price, PublishedAt, Rating, ReprintedAt, SecondGenre, Sold, Subtitle, Title, TranslatorId"
    )]
    [InlineData("{ marked { edges { node { title } } } }", "Id, Title")]
    [InlineData("query ($no: Boolean = false) { all { title pages @include(if: $no) } }", "Id, Title")]
    [InlineData("query ($yes: Boolean = true) { all { title pages @include(if: $yes) } }", "Id, Pages, Title")]
    [InlineData("{ all { ... @defer { pages } title } }", "Id, Pages, Title")]
    [InlineData(
        "{ cards { text } }",
        "author_id, edition, genre, id, in_print, languages, pages, price, published_at, rating, reprinted_at, second_genre, sold, subtitle, title, translator_id"
    )]
    [InlineData("{ summed { sum } }", "Id, Pages, Sold")]
    [InlineData("{ sealed { sum name } }", "id, name")]
    [InlineData("{ all { author { name } byline } }", "Country, Id, Id, Name")]
    [InlineData("{ all { byline author { name } } }", "Country, Id, Id, Name")]
    [InlineData("{ byLength { title } }", "Edition, Id, Title")]
    [InlineData("{ records { name } }", "id, name")]
    public async Task Columns_are_read_for_the_place_of_the_entities(string document, string columns)
    {
        var statement = Assert.Single(await StatementsOf(document));

        var select = statement[..statement.IndexOf("\nFROM", StringComparison.Ordinal)]["SELECT ".Length..];
        var names = select
            .Split(", ")
            .Select(column => column.Split([".", " AS "], StringSplitOptions.None)[^1].Trim('"'));
        Assert.Equal(columns.Split(", ").Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lists_of_all_parents_are_filtered_in_one_statement()
    {
        var statements = await StatementsOf("{ writers { name written(where: { pages: { gt: 300 } }) { title } } }");

        Assert.Equal(2, statements.Count);
        Assert.Contains("b.pages > @value", statements[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "SELECT b.author_id AS \"AuthorId\", b.id AS \"Id\", b.title AS \"Title\"",
            statements[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_condition_that_is_refused_fails_its_field_alone()
    {
        var answer = await new LibraryGraph(library).AskTextAsync(
            Executor,
            "{ writers { name } all(where: { pages: { eq: null } }) { id } }"
        );

        Assert.Contains("\"path\":[\"all\"]", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", answer, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> StatementsOf(string document)
    {
        library.Sql.Clear();
        var answer = await new LibraryGraph(library).AskTextAsync(Executor, document);
        Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
        return library.Sql.Statements;
    }

    [QueryType]
    internal static class Queries
    {
        [UsePaging]
        public static async Task<Connection<Book>> Page(
            PagingArguments page,
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        )
        {
            var books = await database
                .Books.With(query)
                .OrderBy(book => book.Id)
                .Take(page.Size)
                .ToListAsync(cancellationToken);
            return new Connection<Book>(
                [.. books.Select(book => new Edge<Book>(book, $"{book.Id}"))],
                new PageInfo(false, false, null, null)
            );
        }

        public static async Task<ShelfConnection> Marked(
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        )
        {
            var books = await database.Books.With(query).ToListAsync(cancellationToken);
            return new ShelfConnection([.. books.Select(book => new ShelfEdge(book))]);
        }

        [UseFiltering]
        public static async Task<IReadOnlyList<Book>?> All(
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) => await database.Books.With(query).ToListAsync(cancellationToken);

        public static async Task<IReadOnlyList<Card>> Cards(
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) =>
            [.. (await database.Books.With(query).ToListAsync(cancellationToken)).Select(book => new Card(book.Title))];

        public static async Task<IReadOnlyList<TagRecord>> Records(
            QueryContext<TagRecord> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) =>
            await database
                .Tags.OrderBy(tag => tag.Id)
                .Select(tag => new TagRecord(tag.Id, tag.Name))
                .With(query)
                .ToListAsync(cancellationToken);

        public static async Task<IReadOnlyList<Summed>> Summed(
            QueryContext<Summed> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) =>
            await database
                .Books.Select(book => new Summed
                {
                    Id = book.Id,
                    Pages = book.Pages,
                    Sold = book.Sold,
                })
                .With(query)
                .ToListAsync(cancellationToken);

        public static async Task<IReadOnlyList<Sealed>> Sealed(
            QueryContext<Sealed> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) => await database.Tags.Select(tag => new Sealed(tag.Id, tag.Name)).With(query).ToListAsync(cancellationToken);

        public static async Task<IReadOnlyList<Book>> ByLength(
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) =>
            await database
                .Books.With(
                    query,
                    order => order.AddAscending(book => book.Title.Length).AddDescending(book => book.Edition!.Value)
                )
                .ToListAsync(cancellationToken);

        public static async Task<IReadOnlyList<Author>> Writers(
            QueryContext<Author> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) => await database.Authors.With(query).ToListAsync(cancellationToken);
    }

    [ObjectType<Author>]
    internal static class AuthorFields
    {
        [UseFiltering, BatchResolver]
        public static async Task<IReadOnlyList<IReadOnlyList<Book>>> Written(
            [Parent(requires: nameof(Author.Id))] IReadOnlyList<Author> authors,
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        )
        {
            var ids = authors.Select(author => author.Id).ToArray();
            var books = await database
                .Books.Where(book => ids.Contains(book.AuthorId))
                .With(query, order => order.AddAscending(book => book.AuthorId))
                .ToListAsync(cancellationToken);
            var byAuthor = books.ToLookup(book => book.AuthorId);
            return [.. ids.Select(id => byAuthor[id].ToList())];
        }
    }

    [ObjectType<Book>]
    internal static class BookFields
    {
        public static string Byline([Parent(requires: "Author")] Book book) =>
            $"{book.Author.Name}, {book.Author.Country}";
    }

    /// <summary>Computes a property of others.</summary>
    internal sealed class Summed
    {
        public int Id { get; set; }

        public int Pages { get; set; }

        public long Sold { get; set; }

        public long Sum => Pages + Sold;
    }

    /// <summary>Keeps what it is given where nobody can set it by its name.</summary>
    internal sealed class Sealed(int number, string name)
    {
        public int Sum { get; } = number + 1;

        public string Name { get; } = name;
    }

    internal sealed record Card(string Text);

    internal sealed record TagRecord(int Id, string Name);

    internal sealed record ShelfEdge(Book Node);

    internal sealed record ShelfConnection(IReadOnlyList<ShelfEdge> Edges);

    [ObjectType<ShelfEdge>]
    internal static class ShelfEdgeFields
    {
        public static string Mark([Parent] ShelfEdge edge) => edge.Node.Title;
    }
}
