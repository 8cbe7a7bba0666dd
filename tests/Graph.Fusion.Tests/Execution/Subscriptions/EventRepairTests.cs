using System.Text.Json;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Subscriptions;

/// <summary>
/// What a failure in an event took with it: the event does not come twice, so its objects are looked up without the field that
/// failed.
/// </summary>
public sealed class EventRepairTests
{
    private const string Changed = "subscription { changed { ofBox box { inner { must } } } }";

    [Fact]
    public async Task A_key_that_a_failure_in_an_event_took_is_looked_up()
    {
        await using var graph = await StartAsync("""[{ "id": "1", "box": { "id": "2", "inner": { "must": 3 } } }]""");

        var response = await EventAsync(graph, Changed);

        Assert.Equal(
            """{"changed":[{"ofBox":"7","box":null},{"ofBox":"9","box":{"inner":{"must":5}}}]}""",
            DataOf(response)
        );
        Assert.Equal(["""["changed",0,"box","inner","must"]"""], PathsOf(response));
    }

    [Fact]
    public async Task What_is_looked_up_in_vain_is_null_for_the_first_reason()
    {
        await using var graph = await StartAsync("[]");

        var response = await EventAsync(graph, Changed);

        Assert.Equal(
            """{"changed":[{"ofBox":null,"box":null},{"ofBox":"9","box":{"inner":{"must":5}}}]}""",
            DataOf(response)
        );
        Assert.Contains("""["changed",0,"box","inner","must"]""", PathsOf(response));
        Assert.Contains("no must", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_looked_up_where_nothing_is_lost_that_is_needed()
    {
        await using var graph = await StartAsync("""[{ "id": "1" }]""");

        var response = await EventAsync(graph, "subscription { changed { box { inner { must } } } }");

        Assert.Equal(["""["changed",0,"box","inner","must"]"""], PathsOf(response));
        Assert.Equal("a:1 b:0 c:0", graph.Requests);
    }

    /// <summary>Two items, in the first of which a field fails that null takes the box with.</summary>
    private static Task<TestGraph> StartAsync(string lookedUp) =>
        TestGraph.StartAsync(
            (
                "a",
                """
                type Query { changes: Int item(by: By! @is(field: "{ id: id }")): Item @lookup @internal }
                input By { id: ID! }
                type Subscription { changed: [Item] }
                type Item @key(fields: "id") { id: ID! box: Box }
                type Box @key(fields: "id") { id: ID! inner: Inner! }
                type Inner { must: Int! }
                """,
                $$"""
                {
                  "changed": [
                    { "id": "1", "box": { "id": "2", "inner": { "must": "!no must" } } },
                    { "id": "4", "box": { "id": "6", "inner": { "must": 5 } } }
                  ],
                  "item": {{lookedUp}}
                }
                """
            ),
            (
                "b",
                """
                type Query { item(id: ID!): Item @lookup @internal }
                type Item @key(fields: "id") { id: ID! ofBox(w: Int @require(field: "box.weight")): String }
                """,
                """{ "item": [{ "id": "1", "ofBox": "={w}" }, { "id": "4", "ofBox": "={w}" }] }"""
            ),
            (
                "c",
                """
                type Query { box(id: ID!): Box @lookup @internal }
                type Box @key(fields: "id") { id: ID! weight: Int }
                """,
                """{ "box": [{ "id": "2", "weight": 7 }, { "id": "6", "weight": 9 }] }"""
            )
        );

    private static async Task<string> EventAsync(TestGraph graph, string document)
    {
        await using var client = await LiveClient.OpenAsync(graph.Gateway.SubscribeAsync(document));
        return await client.ReadAsync() ?? "";
    }

    private static string DataOf(string response)
    {
        using var parsed = JsonDocument.Parse(response);
        return parsed.RootElement.GetProperty("data").GetRawText();
    }

    private static string[] PathsOf(string response)
    {
        using var parsed = JsonDocument.Parse(response);
        return
        [
            .. parsed
                .RootElement.GetProperty("errors")
                .EnumerateArray()
                .Select(error => error.GetProperty("path").GetRawText()),
        ];
    }
}
