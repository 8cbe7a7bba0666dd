using System.Text.Json;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Response;

/// <summary>What is missing only because something else has failed is not told beside its cause.</summary>
public sealed class ConsequenceTests : IAsyncLifetime
{
    private ScriptedSource _a = null!;
    private ScriptedSource _b = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _a = await ScriptedSource.StartAsync(
            "a",
            """
            type Query { items: [Item] split: Split @shareable }
            type Item @key(fields: "id") { id: ID! secret: Int must: Int! }
            type Split { x: Int! fine: Int }
            """
        );
        _b = await ScriptedSource.StartAsync(
            "b",
            """
            type Query { item(id: ID!): Item @lookup @internal split: Split @shareable }
            type Item @key(fields: "id") { id: ID! need(s: Int! @require(field: "must")): Int needed(s: Int! @require(field: "must")): Int! plain: Int }
            type Split { y: Int! z: Int! }
            """
        );
        _gateway = new TestGateway([_a, _b]);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _a.DisposeAsync();
        await _b.DisposeAsync();
    }

    private async Task<string> Ask(string document) => Told(await _gateway.ExecuteAsync(document));

    private static string Told(string text)
    {
        using var response = JsonDocument.Parse(text);
        var errors = response.RootElement.TryGetProperty("errors", out var told)
            ? told.EnumerateArray()
                .Select(error =>
                    error.GetProperty("path").GetRawText() + " " + error.GetProperty("message").GetString()
                )
            : [];
        return string.Join(" | ", errors.Append(response.RootElement.GetProperty("data").GetRawText()));
    }

    [Theory]
    [InlineData("{ split { y x } }")]
    [InlineData("{ split { x y } }")]
    [InlineData("{ split { fine z y x } }")]
    public async Task A_failure_is_told_and_not_that_others_have_no_value(string document)
    {
        _a.Body = """{"data":{"split":null},"errors":[{"message":"no x","path":["split","x"]}]}""";
        _b.Body = """{"data":{"split":null}}""";

        Assert.Equal("""["split","x"] no x | {"split":null}""", await Ask(document));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_failure_of_an_object_that_sources_share_is_told_once(bool isAFirst)
    {
        var release = new TaskCompletionSource();
        using var gateway = new TestGateway(
            [_a, _b],
            name => new ScriptedTransport(
                """{"data":{"split":null},"errors":[{"message":"no split","path":["split"]}]}""",
                name == "a" == isAFirst ? null : release.Task
            )
        );
        var running = gateway.ExecuteAsync("{ split { x y } }");
        release.SetResult();

        using var response = JsonDocument.Parse(await running);

        var error = Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("""["split"]""", error.GetProperty("path").GetRawText());
    }

    [Theory]
    [InlineData("{ items { need must } }")]
    [InlineData("{ items { must need } }")]
    [InlineData("{ items { needed must plain } }")]
    public async Task What_needs_the_field_that_failed_is_not_told_where_null_takes_the_object(string document)
    {
        _a.Body = """{"data":{"items":[null]},"errors":[{"message":"no must","path":["items",0,"must"]}]}""";

        Assert.Equal("""["items",0,"must"] no must | {"items":[null]}""", await Ask(document));
    }

    [Theory]
    [InlineData("{ item { needs below { size } } }")]
    [InlineData("{ item { below { size } needs } }")]
    public async Task Nor_where_the_failure_is_below_another_field_of_the_object(string document)
    {
        await using var graph = await TestGraph.StartAsync(
            (
                "a",
                "type Query { item: Item } type Item @key(fields: \"id\") { id: ID! below: Below! } type Below @key(fields: \"id\") { id: ID! }",
                """{ "item": { "id": "1", "below": { "id": "2" } } }"""
            ),
            (
                "b",
                """
                type Query { item(id: ID!): Item @lookup @internal }
                type Item @key(fields: "id") { id: ID! needs(weight: Int! @require(field: "below.weight")): Int! }
                """,
                "{}"
            ),
            (
                "c",
                """
                type Query { below(id: ID!): Below @lookup @internal }
                type Below @key(fields: "id") { id: ID! weight: Int! size: Int! }
                """,
                """{ "below": [{ "id": "2", "weight": 3, "size": "!no size" }] }"""
            )
        );

        Assert.Equal("""["item","below","size"] no size | {"item":null}""", Told(await graph.AskAsync(document)));
    }

    [Fact]
    public async Task What_has_no_better_explanation_keeps_its_own()
    {
        _a.Body = """{"data":{"split":{"x":1}}}""";
        _b.Body = """{"data":{"split":null}}""";

        Assert.Equal(
            """["split","y"] 'Split.y' is non-null, but its source has no value for it: it does not know the object, or gave null. | {"split":null}""",
            await Ask("{ split { x y z } }")
        );
    }
}
