using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Fetching;

/// <summary>A failure that takes more in its source than it should is asked around: the same again without what failed.</summary>
public sealed class RepairTests : IAsyncLifetime
{
    private TestGraph _graph = null!;

    public async Task InitializeAsync() =>
        _graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { items: [Item] split: Split! @shareable other: Int item(id: ID!): Item @lookup @internal }
                type Mutation { change: Change }
                type Change { item: Item }
                type Item @key(fields: "id") { id: ID! secret: Int! plain: Int! parts: [Part!]! box: Box }
                type Box { inner: Inner! }
                type Inner { must: Int! weight: Int }
                type Part { must: Int! may: Int }
                type Split { x: Int! }
                """,
                """
                {
                  "items": [
                    { "id": "1", "secret": 1, "plain": 10, "parts": [{ "must": 1, "may": 2 }], "box": { "inner": { "must": 3, "weight": 4 } } },
                    { "id": "2", "secret": "!no secret", "plain": 20, "parts": [{ "must": "!no must", "may": 2 }], "box": { "inner": { "must": "!no must", "weight": 6 } } }
                  ],
                  "split": { "x": "!no x" },
                  "other": 7,
                  "change": { "item": { "id": "2", "secret": "!no secret", "plain": 20 } },
                  "item": [{ "id": "2", "plain": 20 }]
                }
                """
            ),
            (
                "b",
                """
                type Query { item(id: ID!): Item @lookup @internal split: Split @shareable }
                type Item @key(fields: "id") {
                  id: ID! own: Int need(s: Int @require(field: "secret")): String
                  ofParts(p: [Int] @require(field: "parts[must]")): String
                  ofBox(w: Int @require(field: "box.inner.weight")): String
                }
                type Split { y: Int }
                """,
                """
                {
                  "item": [
                    { "id": "1", "own": 1, "need": "={s}", "ofParts": "={p}", "ofBox": "={w}" },
                    { "id": "2", "own": 2, "need": "={s}", "ofParts": "={p}", "ofBox": "={w}" }
                  ],
                  "split": { "y": 5 }
                }
                """
            )
        );

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task What_only_a_requirement_reads_costs_the_client_nothing_else()
    {
        Assert.Equal(
            """{"errors":[{"message":"no secret","locations":[{"line":1,"column":17}],"path":["items",1,"need"],"extensions":{"source":"a"}}],"data":{"items":[{"plain":10,"need":"1","own":1},{"plain":20,"need":null,"own":2}]}}""",
            await _graph.AskAsync("{ items { plain need own } }")
        );
        Assert.Equal("a:2 b:1", _graph.Requests);
    }

    [Fact]
    public async Task A_list_below_it_that_is_null_is_read_again()
    {
        Assert.Equal(
            """{"items":[{"plain":10,"ofParts":"[1]"},{"plain":20,"ofParts":null}]}""",
            DataOf(await _graph.AskAsync("{ items { plain ofParts } }"))
        );
    }

    [Fact]
    public async Task What_an_object_above_needs_is_read_even_where_null_takes_the_objects_between()
    {
        var response = await _graph.AskAsync("{ items { box { inner { must } } ofBox } }");

        Assert.Equal(
            """{"items":[{"box":{"inner":{"must":3}},"ofBox":"4"},{"box":null,"ofBox":"6"}]}""",
            DataOf(response)
        );
        Assert.Contains("""["items",1,"box","inner","must"]""", response, StringComparison.Ordinal);
        Assert.Equal("a:2 b:1", _graph.Requests);
    }

    [Fact]
    public async Task So_is_the_key_of_what_it_needs()
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                """
                type Query { item: Item }
                type Item @key(fields: "id") { id: ID! box: Box }
                type Box @key(fields: "id") { id: ID! inner: Inner! }
                type Inner { must: Int! }
                """,
                """{ "item": { "id": "1", "box": { "id": "2", "inner": { "must": "!no must" } } } }"""
            ),
            (
                "b",
                """
                type Query { item(id: ID!): Item @lookup @internal }
                type Item @key(fields: "id") { id: ID! ofBox(w: Int @require(field: "box.weight")): String }
                """,
                """{ "item": [{ "id": "1", "ofBox": "={w}" }] }"""
            ),
            (
                "c",
                """
                type Query { box(id: ID!): Box @lookup @internal }
                type Box @key(fields: "id") { id: ID! weight: Int }
                """,
                """{ "box": [{ "id": "2", "weight": 7 }] }"""
            )
        );

        var response = await graph.AskAsync("{ item { ofBox box { inner { must } } } }");

        Assert.Equal("""{"item":{"ofBox":"7","box":null}}""", DataOf(response));
        Assert.DoesNotContain("\"ofBox\"]", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stricter_type_of_a_source_does_not_take_what_is_beside_it()
    {
        var response = await _graph.AskAsync("{ split { y x } other }");

        Assert.Equal("""{"split":null,"other":7}""", DataOf(response));
        Assert.Contains("\"no x\"", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_client_loses_the_object_anyway_nothing_is_asked_again()
    {
        Assert.Equal(
            """{"items":[{"plain":10,"secret":1},null]}""",
            DataOf(await _graph.AskAsync("{ items { plain secret } }"))
        );
        Assert.Equal("a:1 b:0", _graph.Requests);
    }

    [Fact]
    public async Task A_change_is_never_made_twice()
    {
        await _graph.AskAsync("mutation { change { item { need } } }");

        Assert.Equal(1, _graph["a"].Requests.Count(request => request.Contains("mutation", StringComparison.Ordinal)));
    }

    private static string DataOf(string response) =>
        response[(response.IndexOf("\"data\":", StringComparison.Ordinal) + 7)..^1];
}
