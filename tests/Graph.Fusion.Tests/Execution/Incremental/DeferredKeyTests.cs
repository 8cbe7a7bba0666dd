using System.Text.Json.Nodes;
using Graph.Execution;
using Graph.Fusion.Tests.Testing;
using Graph.Testing;

namespace Graph.Fusion.Tests.Execution.Incremental;

/// <summary>What is deferred is looked up by keys that lie in objects of other parts of the response.</summary>
public sealed class DeferredKeyTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() =>
        _graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { items: [Item!]! item(part: String! @is(field: "ref.part")): Item @lookup @internal }
                type Item @key(fields: "ref { part }") { ref: Ref! pieces: [Piece!] }
                type Ref { part: String! }
                type Piece @key(fields: "id") { id: ID! }
                """,
                """
                {
                  "items": [
                    { "ref": { "part": "p1" }, "pieces": [{ "id": "1" }, { "id": "2" }] },
                    { "ref": { "part": "p1" }, "pieces": [{ "id": "1" }, { "id": "2" }] },
                    { "ref": { "part": "p2" }, "pieces": [] }
                  ],
                  "item": [
                    { "ref": { "part": "p1" }, "pieces": [{ "id": "1" }, { "id": "2" }] },
                    { "ref": { "part": "p2" }, "pieces": [] }
                  ]
                }
                """
            ),
            (
                "b",
                """
                type Query {
                  item(part: String! @is(field: "ref.part")): Item @lookup @internal
                }
                type Item @key(fields: "ref { part }") {
                  ref: Ref!
                  total(of: [Int] @require(field: "pieces[weight]")): String
                }
                type Ref { part: String! extra: Int }
                type Piece @key(fields: "id") { id: ID! }
                """,
                """
                {
                  "item": [
                    { "ref": { "part": "p1", "extra": 11 }, "total": "={of}" },
                    { "ref": { "part": "p2", "extra": null }, "total": "={of}" }
                  ]
                }
                """
            ),
            (
                "c",
                """
                type Query { piece(id: ID!): Piece @lookup @internal }
                type Piece @key(fields: "id") { id: ID! weight: Int }
                """,
                """{ "piece": [{ "id": "1", "weight": 5 }, { "id": "2", "weight": 7 }] }"""
            )
        );

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Theory]
    [InlineData(IncrementalDeliveryFormat.IdBased)]
    [InlineData(IncrementalDeliveryFormat.PathBased)]
    public async Task A_part_of_a_key_comes_with_the_object_that_it_is_the_key_of(IncrementalDeliveryFormat format)
    {
        Assert.Equal(
            """{"items":[{"ref":{"part":"p1"}},{"ref":{"part":"p1"}},{"ref":{"part":"p2"}}]}""",
            await DataOfPartsAsync("{ items { ref { ... @defer { part } } } }", format)
        );
        Assert.Equal("a:1 b:0 c:0", _graph.Requests);
    }

    [Theory]
    [InlineData(IncrementalDeliveryFormat.IdBased)]
    [InlineData(IncrementalDeliveryFormat.PathBased)]
    public async Task The_same_entity_at_several_places_gets_its_deferred_fields_at_each(
        IncrementalDeliveryFormat format
    ) =>
        Assert.Equal(
            """{"items":[{"ref":{"part":"p1","extra":11}},{"ref":{"part":"p1","extra":11}},{"ref":{"part":"p2","extra":null}}]}""",
            await DataOfPartsAsync("{ items { ref { part ... @defer { extra } } } }", format)
        );

    [Theory]
    [InlineData("{ items { ... @defer { pieces { __typename } } ... @defer { total } } }")]
    [InlineData("{ items { ... @defer { total } ... @defer { pieces { __typename } } } }")]
    public async Task What_one_fragment_requires_below_a_field_of_another_is_reached_through_that_one(string document)
    {
        var data = JsonNode.Parse(await DataOfPartsAsync(document, IncrementalDeliveryFormat.IdBased))!["items"]!;

        Assert.Equal("[5,7]", (string?)data[0]!["total"]);
        Assert.Equal("[]", (string?)data[2]!["total"]);
        Assert.Equal(2, data[1]!["pieces"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_all_items_of_a_streamed_list_are_required_for_waits_for_the_later_ones()
    {
        var data = JsonNode.Parse(
            await DataOfPartsAsync(
                "{ items { total pieces @stream(initialCount: 1) { weight } } }",
                IncrementalDeliveryFormat.IdBased
            )
        )!["items"]!;

        Assert.Equal("[5,7]", (string?)data[0]!["total"]);
        Assert.Equal(7, (int?)data[1]!["pieces"]![1]!["weight"]);
    }

    /// <summary>The parts put together; none has errors.</summary>
    private async Task<string> DataOfPartsAsync(string document, IncrementalDeliveryFormat format)
    {
        var parts = new List<JsonObject>();
        await foreach (var payload in _graph.Gateway.ExecuteInPartsAsync(document, format: format))
        {
            parts.Add(JsonNode.Parse(payload)!.AsObject());
        }

        var merged = MergedResponse.Of(parts);
        Assert.True(merged.Errors.Count == 0, string.Join(", ", merged.Errors.Select(error => error.ToJsonString())));
        Assert.True(parts.Count > 1);
        return merged.Data!.ToJsonString();
    }
}
