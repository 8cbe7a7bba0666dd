using System.Text.Json;
using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Data.Tests.Library;
using Graph.Execution;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests;

/// <summary>Pages of lists that are filtered, sorted and projected.</summary>
public sealed class FilteredPageTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    private static readonly RequestExecutor Executor = new(
        LibraryGraph.SchemaOf(typeof(Queries), typeof(AuthorFields))
    );

    [Theory]
    [InlineData("books")]
    [InlineData("query")]
    public async Task A_page_has_only_what_is_asked_and_goes_on_where_it_ended(string field)
    {
        var titles = new List<string>();
        string? after = null;
        do
        {
            library.Sql.Clear();
            var answer = await new LibraryGraph(library).AskTextAsync(
                Executor,
                $$"""
                query ($after: String) {
                  {{field}}(
                    first: 2
                    after: $after
                    where: { pages: { gt: 90 }, author: { name: { ncontains: "Ben" } } }
                    order: [{ pages: ASC }, { author: { name: DESC } }]
                  ) { nodes { title } pageInfo { hasNextPage endCursor } }
                }
                """,
                new { after }
            );

            var page = JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty(field);
            titles.AddRange(
                page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("title").GetString()!)
            );
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString()
                : null;
            Assert.DoesNotContain("subtitle", library.Sql.Single, StringComparison.Ordinal);
            Assert.True(titles.Count <= 7);
        } while (after is not null);

        Assert.Equal(["under_score", "The 100% Solution", "Stars over Thebes", "Salt and Stars", "Ägypten"], titles);
    }

    [Fact]
    public async Task Two_lists_of_the_entities_of_a_page_are_statements_of_their_own()
    {
        library.Sql.Clear();

        var answer = await new LibraryGraph(library).AskTextAsync(
            Executor,
            "{ books(first: 2) { nodes { id tags { name } reviews { stars } } } }"
        );

        Assert.Equal(
            "{\"data\":{\"books\":{\"nodes\":[{\"id\":1,\"tags\":[{\"name\":\"classic\"},{\"name\":\"space\"}],"
                + "\"reviews\":[{\"stars\":5},{\"stars\":4},{\"stars\":5}]},{\"id\":2,\"tags\":[{\"name\":\"short\"}],\"reviews\":[]}]}}}",
            answer
        );
        Assert.Equal(3, library.Sql.Statements.Count);
    }

    [Fact]
    public async Task The_pages_of_all_parents_are_filtered_in_one_statement()
    {
        library.Sql.Clear();

        var answer = await new LibraryGraph(library).AskTextAsync(
            Executor,
            "{ authors { name written(first: 1, where: { pages: { gt: 300 } }, order: [{ pages: DESC }]) { nodes { title } totalCount } } }"
        );

        Assert.Equal(
            "{\"data\":{\"authors\":[{\"name\":\"Ada Quill\",\"written\":{\"nodes\":[{\"title\":\"Salt and Stars\"}],\"totalCount\":1}},"
                + "{\"name\":\"Ben Inkwell\",\"written\":{\"nodes\":[{\"title\":\"A History of Ink\"}],\"totalCount\":1}},"
                + "{\"name\":\"Cleo Vellum\",\"written\":{\"nodes\":[{\"title\":\"Ägypten\"}],\"totalCount\":2}}]}}",
            answer
        );
        Assert.True(library.Sql.Statements.Count <= 3);
    }

    [QueryType]
    internal static class Queries
    {
        [UsePaging(IncludeTotalCount = true), UseFiltering, UseSorting]
        public static async Task<Connection<Book>> Books(
            PagingArguments page,
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        ) => await database.Books.With(query).ToConnectionAsync(page, cancellationToken);

        [UsePaging(IncludeTotalCount = true), UseProjection, UseFiltering, UseSorting]
        public static IQueryable<Book> Query(LibraryDbContext database) => database.Books;

        [UseProjection]
        public static IQueryable<Author> Authors(LibraryDbContext database) =>
            database.Authors.OrderBy(author => author.Name);
    }

    [ObjectType<Author>]
    internal static class AuthorFields
    {
        [UsePaging(IncludeTotalCount = true), UseFiltering, UseSorting, BatchResolver]
        public static async Task<IReadOnlyList<Connection<Book>>> Written(
            [Parent(requires: nameof(Author.Id))] IReadOnlyList<Author> authors,
            PagingArguments page,
            QueryContext<Book> query,
            LibraryDbContext database,
            CancellationToken cancellationToken
        )
        {
            var ids = authors.Select(author => author.Id).ToArray();
            var pages = await database
                .Books.Where(book => ids.Contains(book.AuthorId))
                .With(query)
                .ToBatchPageAsync(book => book.AuthorId, page, cancellationToken);
            return [.. ids.Select(id => pages[id].ToConnection())];
        }
    }
}
