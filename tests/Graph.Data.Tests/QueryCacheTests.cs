using Graph.Data.Tests.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Graph.Data.Tests;

/// <summary>Requests of one shape are one entry in EF Core's cache and one text for the server, whatever values they have.</summary>
public sealed class QueryCacheTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Fact]
    public async Task Requests_that_differ_only_in_values_are_compiled_once()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var options = new DbContextOptionsBuilder<LibraryDbContext>(library.Options).UseMemoryCache(cache).Options;
        var graph = new LibraryGraph(library, options);
        library.Sql.Clear();
        await Ask(graph, "a", [1, 2], 10, "author_1");
        var first = Assert.Single(library.Sql.Statements);
        var entries = cache.Count;

        await Ask(graph, "bcd", [3], 20, "author_2");
        await Ask(graph, "%", [], -1, "author_3");
        await Ask(graph, "", [.. Enumerable.Range(0, 100)], int.MaxValue, "author_1");

        Assert.Equal(entries, cache.Count);
        Assert.Equal([first, first, first, first], library.Sql.Statements);
    }

    [Fact]
    public async Task Another_shape_is_another_entry()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var options = new DbContextOptionsBuilder<LibraryDbContext>(library.Options).UseMemoryCache(cache).Options;
        var graph = new LibraryGraph(library, options);
        library.Sql.Clear();
        await graph.AskAsync("{ books(where: { pages: { gt: 1 } }) { id } }");
        var entries = cache.Count;

        await graph.AskAsync("{ books(where: { pages: { lt: 1 } }) { id } }");

        Assert.True(cache.Count > entries);
        Assert.Equal(2, library.Sql.Statements.Distinct().Count());
    }

    private static async Task Ask(LibraryGraph graph, string title, int[] ids, int pages, string author)
    {
        var answer = await graph.AskAsync(
            """
            query ($title: String, $ids: [Int], $pages: Int, $author: ID) {
              books(
                where: {
                  title: { contains: $title }
                  id: { in: $ids }
                  or: [{ pages: { gt: $pages } }, { author: { id: { eq: $author } } }]
                }
                order: [{ pages: DESC }]
              ) {
                title
                reviews { stars }
              }
            }
            """,
            new
            {
                title,
                ids,
                pages,
                author,
            }
        );
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
    }
}
