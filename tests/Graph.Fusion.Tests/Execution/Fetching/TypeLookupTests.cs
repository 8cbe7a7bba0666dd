using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Fetching;

/// <summary>Types of one interface that are each looked up in their own way, by keys and sources of their own.</summary>
public sealed class TypeLookupTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() =>
        _graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { things: [Thing!]! }
                interface Thing { id: ID! }
                type Book implements Thing @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: String! }
                type Lamp implements Thing @key(fields: "id") { id: ID! }
                """,
                """
                {
                  "things": [
                    { "__typename": "Book", "id": "b1", "isbn": "978" },
                    { "__typename": "Lamp", "id": "l1" },
                    { "__typename": "Book", "id": "b2", "isbn": "979" }
                  ]
                }
                """
            ),
            (
                "b",
                """
                type Query { book(isbn: String!): Book @lookup @internal lamp(id: ID!): Lamp @lookup @internal }
                interface Thing { weight: Int size: Size }
                type Book implements Thing @key(fields: "isbn") { isbn: String! weight: Int size: Size }
                type Lamp implements Thing @key(fields: "id") { id: ID! weight: Int size: Size price: Int }
                type Size { width: Int }
                """,
                """
                {
                  "book": [
                    { "isbn": "978", "weight": 3, "size": { "width": 30 } },
                    { "isbn": "979", "weight": 4, "size": { "width": 40 } }
                  ],
                  "lamp": [{ "id": "l1", "weight": 7, "size": { "width": 70 }, "price": 9 }]
                }
                """
            )
        );

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Theory]
    [InlineData("{ things { weight } }", """{"things":[{"weight":3},{"weight":7},{"weight":4}]}""")]
    [InlineData(
        "{ things { size { width } } }",
        """{"things":[{"size":{"width":30}},{"size":{"width":70}},{"size":{"width":40}}]}"""
    )]
    [InlineData(
        "{ things { weight ... on Lamp { price weight } } }",
        """{"things":[{"weight":3},{"weight":7,"price":9},{"weight":4}]}"""
    )]
    public async Task A_field_of_the_interface_is_asked_of_each_type(string document, string data)
    {
        Assert.Equal($$"""{"data":{{data}}}""", await _graph.AskAsync(document));
        Assert.Equal("a:1 b:1", _graph.Requests);
    }
}
