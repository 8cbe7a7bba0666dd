using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Fetching;

/// <summary>What one field requires and is not there costs no other field of the same request.</summary>
public sealed class ReducedOperationTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() =>
        _graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { items: [Item!] any: Any @shareable item(id: ID!): Item @lookup @internal }
                union Any = Item | Part
                type Item @key(fields: "id") { id: ID! x: Int y: Int z: Int part: Part @shareable }
                type Part { size: Int! deep: Deep @shareable }
                type Deep { rank: Int! }
                """,
                """
                {
                  "items": [
                    { "id": "1", "x": 1, "y": 2, "z": 3, "part": { "size": 4, "deep": { "rank": 5 } } },
                    { "id": "2", "x": "!no x", "y": 2, "z": 3, "part": { "size": 4 } },
                    { "id": "3", "x": 1, "y": "!no y", "z": 3 },
                    { "id": "4", "x": "!no x", "y": "!no y" }
                  ],
                  "item": [{ "id": "1", "x": 1 }],
                  "any": { "__typename": "Part", "size": 4 }
                }
                """
            ),
            (
                "b",
                """
                type Query { item(id: ID!): Item @lookup @internal any: Any @shareable }
                union Any = Item | Part
                type Item @key(fields: "id") {
                  id: ID! plain: String part: Part @shareable
                  ofX(x: Int @require(field: "x")): String ofY(y: Int @require(field: "y")): String
                  ofZ(z: Int @require(field: "z")): String
                }
                type Part { of(size: Int! @require(field: "size")): String deep: Deep @shareable }
                type Deep { of(rank: Int! @require(field: "rank")): String }
                """,
                """
                {
                  "item": [
                    { "id": "1", "plain": "p1", "ofX": "={x}", "ofY": "={y}", "ofZ": "={z}", "part": { "of": "={size}", "deep": { "of": "={rank}" } } },
                    { "id": "2", "plain": "p2", "ofX": "={x}", "ofY": "={y}", "ofZ": "={z}", "part": { "of": "={size}" } },
                    { "id": "3", "plain": "p3", "ofX": "={x}", "ofY": "={y}", "ofZ": "={z}" },
                    { "id": "4", "plain": "p4", "ofX": "={x}", "ofY": "={y}", "ofZ": "={z}" }
                  ],
                  "any": { "__typename": "Part", "of": "={size}" }
                }
                """
            )
        );

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    private async Task<string> DataOf(string document, string? variables = null)
    {
        var response = await _graph.AskAsync(document, variables);
        return response[(response.IndexOf("\"data\":", StringComparison.Ordinal) + 7)..^1];
    }

    [Fact]
    public async Task Each_field_lacks_only_what_it_requires_itself()
    {
        Assert.Equal(
            """{"items":[{"ofX":"1","ofY":"2","ofZ":"3","plain":"p1"},{"ofX":null,"ofY":"2","ofZ":"3","plain":"p2"},{"ofX":"1","ofY":null,"ofZ":"3","plain":"p3"},{"ofX":null,"ofY":null,"ofZ":"null","plain":"p4"}]}""",
            await DataOf("{ items { ofX ofY ofZ plain } }")
        );
    }

    [Fact]
    public async Task An_object_between_that_is_null_takes_only_what_is_below_it()
    {
        Assert.Equal(
            """{"items":[{"ofZ":"3","part":{"of":"4","deep":{"of":"5"}}},{"ofZ":"3","part":{"of":"4","deep":null}},{"ofZ":"3","part":null},{"ofZ":"null","part":null}]}""",
            await DataOf("{ items { ofZ part { of deep { of } } } }")
        );
    }

    [Fact]
    public async Task All_of_it_is_one_request()
    {
        await DataOf("{ items { ofX ofY ofZ plain part { of deep { of } } } }");

        Assert.Equal("a:1 b:1", _graph.Requests);
    }

    [Theory]
    [InlineData("true", """{"items":[{"ofX":"1"},{"ofX":null},{"ofX":"1"},{"ofX":null}]}""")]
    [InlineData(
        "false",
        """{"items":[{"part":{"of":"4"},"ofX":"1"},{"part":{"of":"4"},"ofX":null},{"part":null,"ofX":"1"},{"part":null,"ofX":null}]}"""
    )]
    public async Task What_is_skipped_is_not_missed(string skips, string expected)
    {
        Assert.Equal(
            expected,
            await DataOf(
                "query($skips: Boolean!) { items { part @skip(if: $skips) { of } ofX } }",
                $$"""{"skips":{{skips}}}"""
            )
        );
    }

    [Fact]
    public async Task An_object_of_another_type_requires_nothing()
    {
        Assert.Equal(
            """{"data":{"any":{"__typename":"Part"}}}""",
            await _graph.AskAsync("{ any { __typename ... on Item { ofZ } } }")
        );
    }
}
