using Graph.Annotations;
using Graph.Data.Tests.Library;
using Graph.Execution;
using Graph.Types.Sdl;

namespace Graph.Data.Tests;

/// <summary>Methods that give back a query: what is asked is put into it.</summary>
public sealed class QueryableResultTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    private static readonly RequestExecutor Executor = new(
        LibraryGraph.SchemaOf(typeof(Queries), typeof(AuthorFields))
    );

    [Theory]
    [InlineData(
        "{ books(where: { pages: { gt: 500 } }, order: [{ title: DESC }]) { title } }",
        "SELECT b.id AS \"Id\", b.title AS \"Title\" FROM books AS b WHERE b.in_print AND b.pages > @value ORDER BY b.title DESC, b.id DESC LIMIT @p",
        "{\"data\":{\"books\":[{\"title\":\"Ägypten\"},{\"title\":\"A History of Ink\"}]}}"
    )]
    [InlineData(
        "{ books { pages } }",
        "SELECT b.id AS \"Id\", b.pages AS \"Pages\" FROM books AS b WHERE b.in_print ORDER BY b.pages LIMIT @p",
        "{\"data\":{\"books\":[{\"pages\":96},{\"pages\":320},{\"pages\":512},{\"pages\":640}]}}"
    )]
    [InlineData(
        "{ tags(where: { name: { eq: \"space\" } }) { name } }",
        "SELECT t.id, t.name FROM tags AS t WHERE t.name = @value ORDER BY t.id LIMIT @p",
        "{\"data\":{\"tags\":[{\"name\":\"space\"}]}}"
    )]
    [InlineData(
        "{ shelf(where: { pages: { lt: 100 } }) { title } }",
        null,
        "{\"data\":{\"shelf\":[{\"title\":\"under_score\"},{\"title\":\"Back\\\\slash\"}]}}"
    )]
    public async Task What_is_asked_is_put_into_the_query(string document, string? sql, string answer)
    {
        library.Sql.Clear();

        Assert.Equal(answer, await new LibraryGraph(library).AskTextAsync(Executor, document));
        Assert.Equal(
            sql,
            library
                .Sql.Statements.Select(statement =>
                    string.Join(' ', statement.Split('\n', StringSplitOptions.TrimEntries))
                )
                .SingleOrDefault()
        );
    }

    [Fact]
    public async Task A_field_of_an_object_may_give_back_a_query()
    {
        var answer = await new LibraryGraph(library).AskTextAsync(
            Executor,
            "{ authors(where: { id: { eq: \"author_2\" } }) { written(order: [{ title: ASC }]) { title } } }"
        );

        Assert.Equal(
            "{\"data\":{\"authors\":[{\"written\":[{\"title\":\"A History of Ink\"},{\"title\":\"Back\\\\slash\"}]}]}}",
            answer
        );
    }

    [Fact]
    public async Task A_list_that_is_too_long_is_refused_and_never_shortened()
    {
        var answer = await new LibraryGraph(library).AskTextAsync(Executor, "{ many { size } }");

        Assert.Contains(
            "'Query.many' has more than 1000 items, which is more than is read at once. Ask for less of it.",
            answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_may_not_be_asked_is_refused()
    {
        var answer = await new LibraryGraph(library).AskTextAsync(
            Executor,
            "{ books(where: { pages: { gt: null } }) { id } }"
        );

        Assert.Contains("'where.pages.gt' of 'Query.books' cannot be answered", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_resolver_gives_lists() =>
        Says(
            "Batch.Written: a query is one list, and a [BatchResolver] gives one result per row: take a QueryContext<T>, and give back "
                + "lists.",
            typeof(Batch)
        );

    [Fact]
    public void A_mutation_gives_no_query() =>
        Says(
            "Mutations.Change: an IQueryable<T> is for fields of the query root and of objects: mutations and subscriptions give back "
                + "what they did.",
            typeof(Mutations)
        );

    [Fact]
    public void A_query_needs_no_context() =>
        Says(
            "Both.Others: what is asked is put into the IQueryable<T> that it gives back: remove the QueryContext<T>, or give back a "
                + "list.",
            typeof(Both)
        );

    private static void Says(string sentence, params Type[] types)
    {
        var refused = Assert.Throws<SchemaException>(() => LibraryGraph.SchemaOf([typeof(Queries), .. types]));
        Assert.Contains(sentence, refused.Errors.Select(error => error.Message));
    }

    internal sealed record Grain(int Size);

    [QueryType]
    internal static class Queries
    {
        [UseProjection, UseFiltering, UseSorting]
        public static IQueryable<Book> Books(LibraryDbContext database) =>
            database.Books.Where(book => book.InPrint).OrderBy(book => book.Pages);

        [UseFiltering]
        public static IQueryable<Tag> Tags(LibraryDbContext database) => database.Tags;

        [UseProjection, UseFiltering]
        public static IQueryable<Book> Shelf() => Library.Shelf.Books().AsQueryable();

        [UseFiltering]
        public static IQueryable<Author> Authors(LibraryDbContext database) => database.Authors;

        [UseProjection]
        public static IQueryable<Grain> Many() => Enumerable.Range(0, 1_001).Select(i => new Grain(i)).AsQueryable();
    }

    [ObjectType<Author>]
    internal static class AuthorFields
    {
        [UseProjection, UseSorting]
        public static IQueryable<Book> Written([Parent(requires: "Id")] Author author, LibraryDbContext database) =>
            database.Books.Where(book => book.AuthorId == author.Id);
    }

    [ObjectType<Author>]
    private static class Batch
    {
        [UseProjection, BatchResolver]
        public static IQueryable<Book> Written([Parent] IReadOnlyList<Author> authors) => null!;
    }

    [MutationType]
    private static class Mutations
    {
        [UseProjection]
        public static IQueryable<Book> Change() => null!;
    }

    [QueryType]
    private static class Both
    {
        [UseProjection]
        public static IQueryable<Book> Others(QueryContext<Book> query) => null!;
    }
}
