using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>Root fields of mutations run one after the other, in as few requests as that allows.</summary>
public sealed class MutationOrderTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() =>
        _graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { items: [Item] item(id: ID!): Item @lookup @internal }
                type Mutation { a1: Int a2: Int made: Item }
                type Item @key(fields: "id") { id: ID! name: String }
                """,
                """{ "a1": 1, "a2": 2, "made": { "id": "1", "name": "one" }, "item": [{ "id": "1", "name": "one" }] }"""
            ),
            (
                "b",
                """
                type Query { item(id: ID!): Item @lookup @internal }
                type Mutation { b1: Int }
                type Item @key(fields: "id") { id: ID! price: Int }
                """,
                """{ "b1": 3, "item": [{ "id": "1", "price": 9 }] }"""
            )
        );

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Theory]
    [InlineData("mutation { a1 a2 }", """{"a1":1,"a2":2}""", "a:1 b:0")]
    [InlineData("mutation { a2 a1 x: a2 }", """{"a2":2,"a1":1,"x":2}""", "a:1 b:0")]
    [InlineData("mutation { a1 b1 a2 }", """{"a1":1,"b1":3,"a2":2}""", "a:2 b:1")]
    [InlineData("mutation { a1 made { price } }", """{"a1":1,"made":{"price":9}}""", "a:1 b:1")]
    [InlineData("mutation { made { price } a1 }", """{"made":{"price":9},"a1":1}""", "a:2 b:1")]
    [InlineData("mutation { made { name } a1 }", """{"made":{"name":"one"},"a1":1}""", "a:1 b:0")]
    [InlineData("mutation { __typename a1 a2 }", """{"__typename":"Mutation","a1":1,"a2":2}""", "a:1 b:0")]
    public async Task Neighbours_of_one_source_share_a_request_unless_something_has_to_happen_between_them(
        string mutation,
        string expected,
        string requests
    )
    {
        Assert.Equal($$"""{"data":{{expected}}}""", await _graph.AskAsync(mutation));
        Assert.Equal(requests, _graph.Requests);
    }

    [Fact]
    public async Task The_order_of_the_document_is_the_order_of_the_source()
    {
        await _graph.AskAsync("mutation { a2 made { name } a1 }");

        Assert.Contains("{ a2 made { name } a1 }", _graph["a"].Requests.Single(), StringComparison.Ordinal);
    }
}
