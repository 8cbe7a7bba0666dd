using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data.Tests.Library;
using Graph.Data.Tests.Loaders;
using Graph.Execution;
using Graph.Types.Sdl;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Paging;

/// <summary>Methods under <c>[UsePaging]</c> that give back a page: it is the field's connection.</summary>
public sealed class PageResultTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    private static readonly RequestExecutor Executor = new(
        LibraryGraph.SchemaOf(typeof(Queries), typeof(AuthorFields), typeof(BooksByAuthorDataLoader))
    );

    [Theory]
    [InlineData("awaited")]
    [InlineData("soon")]
    [InlineData("atOnce")]
    public async Task A_page_is_a_connection(string field) =>
        Assert.Equal(
            """{"data":{"FIELD":{"totalCount":7,"nodes":[{"id":1},{"id":2}],"pageInfo":{"hasNextPage":true}}}}""".Replace(
                "FIELD",
                field,
                StringComparison.Ordinal
            ),
            await Ask($"{{ {field}(first: 2) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage }} }} }}")
        );

    [Fact]
    public async Task No_page_is_null_where_it_may_be() =>
        Assert.Equal("""{"data":{"none":null}}""", await Ask("{ none(first: 2) { nodes { id } } }"));

    [Theory]
    [InlineData("works")]
    [InlineData("worksArray")]
    [InlineData("worksAtOnce")]
    public async Task The_pages_of_a_batch_are_connections(string field) =>
        Assert.Equal(
            """{"data":{"authors":[{"FIELD":{"nodes":[{"id":3}]}},{"FIELD":{"nodes":[{"id":5}]}},{"FIELD":{"nodes":[{"id":7}]}}]}}""".Replace(
                "FIELD",
                field,
                StringComparison.Ordinal
            ),
            await Ask($"{{ authors {{ {field}(first: 1) {{ nodes {{ id }} }} }} }}")
        );

    [Fact]
    public async Task A_cursor_of_such_a_page_leads_on()
    {
        var first = await Ask("{ awaited(first: 2) { edges { cursor } } }");
        var cursor = first.Split("\"cursor\":\"")[2].Split('"')[0];

        Assert.Equal(
            """{"data":{"awaited":{"nodes":[{"id":3}]}}}""",
            await Ask($$"""{ awaited(first: 1, after: "{{cursor}}") { nodes { id } } }""")
        );
    }

    [Fact]
    public void It_needs_arguments() =>
        Says(
            "NoPaging.Part: a Page<T> is a part of a list, and [UsePaging] gives the field the arguments that say which: add it.",
            typeof(NoPaging)
        );

    [Fact]
    public void It_takes_the_arguments() =>
        Says(
            "NoArguments.Part: [UsePaging] hands the page to a parameter of type PagingArguments: add one.",
            typeof(NoArguments)
        );

    [Fact]
    public void A_mutation_gives_no_page() =>
        Says(
            "Mutations.Change: a Page<T> is for fields of the query root and of objects: mutations and subscriptions give back what "
                + "they did.",
            typeof(Mutations)
        );

    private Task<string> Ask(string document) => new LibraryGraph(library).AskTextAsync(Executor, document);

    private static void Says(string sentence, Type type)
    {
        var refused = Assert.Throws<SchemaException>(() => LibraryGraph.SchemaOf(typeof(Queries), type));
        Assert.Contains(sentence, refused.Errors.Select(error => error.Message));
    }

    [QueryType]
    internal static class Queries
    {
        [UsePaging(IncludeTotalCount = true)]
        public static async Task<Page<Book>> Awaited(PagingArguments paging, LibraryDbContext database) =>
            await database.Books.OrderBy(book => book.Id).ToPageAsync(paging);

        [UsePaging(IncludeTotalCount = true)]
        public static ValueTask<Page<Book>> Soon(PagingArguments paging, LibraryDbContext database) =>
            database.Books.OrderBy(book => book.Id).ToPageAsync(paging);

        [UsePaging(IncludeTotalCount = true)]
        public static Page<Book> AtOnce(PagingArguments paging) =>
            new([.. Shelf.Books().Take(paging.Size)], true, false, index => $"{index}", 7);

        [UsePaging(IncludeTotalCount = true)]
        public static Task<Page<Book>?> None(PagingArguments paging) => Task.FromResult<Page<Book>?>(null);

        public static async Task<IReadOnlyList<Author>> Authors(LibraryDbContext database) =>
            await database.Authors.OrderBy(author => author.Name).ToListAsync();
    }

    [ObjectType<Author>]
    internal static class AuthorFields
    {
        [UsePaging(IncludeTotalCount = true), BatchResolver]
        public static ValueTask<IReadOnlyList<Page<Book>?>> Works(
            [Parent] IReadOnlyList<Author> authors,
            PagingArguments paging,
            IBooksByAuthorDataLoader books,
            CancellationToken cancellationToken
        ) => books.With(paging).LoadAsync([.. authors.Select(author => author.Id)], cancellationToken);

        [UsePaging(IncludeTotalCount = true), BatchResolver]
        public static async Task<Page<Book>?[]> WorksArray(
            [Parent] IReadOnlyList<Author> authors,
            PagingArguments paging,
            IBooksByAuthorDataLoader books,
            CancellationToken cancellationToken
        ) => [.. await Works(authors, paging, books, cancellationToken)];

        [UsePaging(IncludeTotalCount = true), BatchResolver]
        public static IReadOnlyList<Page<Book>> WorksAtOnce(
            [Parent] IReadOnlyList<Author> authors,
            PagingArguments paging
        ) =>
            [
                .. authors.Select(author => new Page<Book>(
                    [
                        .. Shelf
                            .Books()
                            .Where(book => book.AuthorId == author.Id || book.Author?.Id == author.Id)
                            .OrderByDescending(book => book.PublishedAt)
                            .ThenByDescending(book => book.Id)
                            .Take(paging.Size),
                    ],
                    false,
                    false,
                    index => $"{index}"
                )),
            ];
    }

    [QueryType]
    private static class NoPaging
    {
        public static Page<Book> Part() => Page<Book>.Empty;
    }

    [QueryType]
    private static class NoArguments
    {
        [UsePaging(IncludeTotalCount = true)]
        public static Page<Book> Part() => Page<Book>.Empty;
    }

    [MutationType]
    private static class Mutations
    {
        public static Page<Book> Change() => Page<Book>.Empty;
    }
}
