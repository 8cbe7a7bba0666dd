using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>Lookups whose arguments are maps with types and alternatives.</summary>
public sealed class LookupMapTests
{
    private const string Media = """
        type Query { shelf: [Media] }
        union Media = Book | Movie
        type Book @key(fields: "id") { id: ID! title: String }
        type Movie @key(fields: "id") { id: ID! length: Int }
        """;

    private const string Shelf = """
        { "shelf": [{ "__typename": "Book", "id": "b1", "title": "t" }, { "__typename": "Movie", "id": "m1", "length": 90 }] }
        """;

    private const string Rated = """
        { "media": [{ "__typename": "Book", "id": "b1", "stars": 5 }, { "__typename": "Movie", "id": "m1", "stars": 3 }] }
        """;

    [Theory]
    [InlineData("media(id: ID! @is(field: \"<Book>.id | <Movie>.id\")): Media @lookup @internal")]
    [InlineData(
        "media(by: MediaBy! @is(field: \"{ bookId: <Book>.id } | { movieId: <Movie>.id }\")): Media @lookup @internal"
    )]
    public async Task Each_type_is_looked_up_by_the_alternative_that_is_for_it(string lookup)
    {
        await using var graph = await TestGraph.StartAsync(
            ("a", Media, Shelf),
            (
                "b",
                $$"""
                type Query { {{lookup}} }
                input MediaBy @oneOf { bookId: ID movieId: ID }
                union Media = Book | Movie
                type Book @key(fields: "id") { id: ID! stars: Int }
                type Movie @key(fields: "id") { id: ID! stars: Int }
                """,
                Rated
            )
        );

        Assert.Equal(
            """{"data":{"shelf":[{"stars":5},{"stars":3}]}}""",
            await graph.AskAsync("{ shelf { ... on Book { stars } ... on Movie { stars } } }")
        );
        Assert.Equal("a:1 b:1", graph.Requests);
        Assert.Equal(
            """{"data":{"shelf":[{"__typename":"Book","stars":5},{"__typename":"Movie"}]}}""",
            await graph.AskAsync("{ shelf { __typename ... on Book { stars } } }")
        );
    }

    [Fact]
    public async Task A_lookup_is_called_by_the_alternative_that_is_known()
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """type Query { all: [P] } type P @key(fields: "sku") { sku: String! }""",
                """{ "all": [{ "sku": "x" }] }"""
            ),
            (
                "b",
                """
                type Query { p(by: PBy! @is(field: "{ id } | { sku }")): P @lookup @internal }
                input PBy @oneOf { id: ID sku: String }
                type P @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! name: String }
                """,
                """{ "p": [{ "id": "1", "sku": "x", "name": "n" }] }"""
            )
        );

        Assert.Equal("""{"data":{"all":[{"name":"n","id":"1"}]}}""", await graph.AskAsync("{ all { name id } }"));
    }
}
