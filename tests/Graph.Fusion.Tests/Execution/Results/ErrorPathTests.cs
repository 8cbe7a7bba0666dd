using System.Text.Json;
using Graph.Fusion.Execution;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Results;

/// <summary>The path of an error is that of the field that failed, however far null has travelled.</summary>
public sealed class ErrorPathTests : IAsyncLifetime
{
    private ScriptedSource _a = null!;
    private ScriptedSource _b = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _a = await ScriptedSource.StartAsync(
            "a",
            """
            type Query { list: [It] lists: [[It]] es: [E] any: Any }
            type It { must: Int! ok: Int deep: It }
            interface Any { name: String }
            type One implements Any { name: String must: Int! next: It }
            type Two implements Any { name: String next: It }
            type E @key(fields: "id") { id: ID! own: Int }
            """
        );
        _b = await ScriptedSource.StartAsync(
            "b",
            """
            type Query { e(id: ID!): E @lookup @internal }
            type E @key(fields: "id") { id: ID! first: Int! must: Int! maybe: Int child: Child }
            type Child { name: String! }
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

    /// <summary>The paths and messages of the errors, and the data.</summary>
    private async Task<string> Ask(string document)
    {
        using var response = JsonDocument.Parse(await _gateway.ExecuteAsync(document));
        var errors = response.RootElement.TryGetProperty("errors", out var told)
            ? told.EnumerateArray()
                .Select(error =>
                    (error.TryGetProperty("path", out var path) ? path.GetRawText() : "nowhere")
                    + " "
                    + error.GetProperty("message").GetString()
                )
            : [];
        return string.Join(" | ", errors.Append(response.RootElement.GetProperty("data").GetRawText()));
    }

    [Fact]
    public async Task Null_that_the_source_carried_up_to_an_item()
    {
        _a.Body = """{"data":{"list":[null,{"ok":1,"must":2}]},"errors":[{"message":"m","path":["list",0,"must"]}]}""";

        Assert.Equal("""["list",0,"must"] m | {"list":[null,{"ok":1,"must":2}]}""", await Ask("{ list { ok must } }"));
    }

    [Fact]
    public async Task Null_that_the_source_carried_up_through_objects_and_lists()
    {
        _a.Body = """{"data":null,"errors":[{"message":"m","path":["lists",1,0,"d","must"]}]}""";

        Assert.Equal("""["lists",1,0,"d","must"] m | {"lists":null}""", await Ask("{ lists { d: deep { must } } }"));
    }

    [Fact]
    public async Task A_field_of_one_of_the_types_of_an_interface()
    {
        _a.Body = """{"data":{"any":null},"errors":[{"message":"m","path":["any","must"]}]}""";

        Assert.Equal("""["any","must"] m | {"any":null}""", await Ask("{ any { name ... on One { must } } }"));
    }

    [Fact]
    public async Task Null_that_a_lookup_carried_up_to_its_entity_is_told_at_the_field_that_failed()
    {
        _a.Body = """{"data":{"es":[{"id":"1","own":3}]}}""";
        _b.Body = """{"data":{"e":null},"errors":[{"message":"m","path":["e","must"]}]}""";

        Assert.Equal("""["es",0,"must"] m | {"es":[null]}""", await Ask("{ es { first must } }"));
        Assert.Equal("""["es",0,"must"] m | {"es":[null]}""", await Ask("{ es { must first } }"));
        Assert.Equal("""["es",0,"must"] m | {"es":[null]}""", await Ask("{ es { maybe must } }"));
        Assert.Equal("""["es",0,"must"] m | {"es":[null]}""", await Ask("{ es { own first must maybe } }"));
    }

    [Fact]
    public async Task A_field_below_the_entity_that_failed()
    {
        _a.Body = """{"data":{"es":[{"id":"1","own":3}]}}""";
        _b.Body = """{"data":{"e":{"c":null}},"errors":[{"message":"m","path":["e","c","name"]}]}""";

        Assert.Equal("""["es",0,"c","name"] m | {"es":[{"c":null}]}""", await Ask("{ es { c: child { name } } }"));
    }

    [Fact]
    public async Task Several_errors_of_one_null_are_all_told()
    {
        _a.Body =
            """{"data":{"list":[null]},"errors":[{"message":"m","path":["list",0,"must"]},{"message":"n","path":["list",0,"deep","must"]}]}""";

        var told = await Ask("{ list { must deep { must } } }");

        Assert.Contains("""["list",0,"must"] m""", told, StringComparison.Ordinal);
        Assert.Contains("""["list",0,"deep","must"] n""", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_beside_a_value_keeps_its_path_and_the_value()
    {
        _a.Body = """{"data":{"list":[{"ok":1}]},"errors":[{"message":"odd","path":["list",0,"ok"]}]}""";

        Assert.Equal("""["list",0,"ok"] odd | {"list":[{"ok":1}]}""", await Ask("{ list { ok } }"));
    }

    [Fact]
    public async Task An_error_without_a_path_beside_data_is_told_without_one()
    {
        _a.Body = """{"data":{"list":[{"ok":1}]},"errors":[{"message":"odd"}]}""";

        Assert.Equal("""nowhere odd | {"list":[{"ok":1}]}""", await Ask("{ list { ok } }"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[ ]")]
    public async Task Errors_that_are_none_are_none(string errors)
    {
        _a.Body = "{\"errors\":" + errors + ",\"data\":{\"list\":[{\"ok\":1}]}}";

        Assert.Equal("""{"list":[{"ok":1}]}""", await Ask("{ list { ok } }"));
    }

    [Fact]
    public async Task A_result_with_null_and_no_reason_has_an_error()
    {
        _a.Body = """{"data":null}""";

        Assert.Equal(
            """["list"] The source 'a' gave neither data nor an error. | {"list":null}""",
            await Ask("{ list { ok } }")
        );
    }

    [Theory]
    [InlineData("\"TEXT\"", "\"TEXT\"")]
    [InlineData("404", "404")]
    [InlineData("4.5", "4.5")]
    [InlineData("{\"of\":\n[1]}", "{\"of\": [1]}")]
    public async Task A_code_is_kept_as_it_came(string code, string kept)
    {
        _a.Body =
            """{"data":{"list":null},"errors":[{"message":"m","path":["list"],"extensions":{"code":CODE,"b":[1],"a":null}}]}""".Replace(
                "CODE",
                code,
                StringComparison.Ordinal
            );

        var response = await _gateway.ExecuteAsync("{ list { ok } }");

        Assert.Contains($"\"code\":{kept}", response, StringComparison.Ordinal);
        Assert.Contains("\"b\":[1]", response, StringComparison.Ordinal);
        Assert.Contains("\"a\":null", response, StringComparison.Ordinal);
        Assert.Contains("\"source\":\"a\"", response, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', response);
    }

    [Fact]
    public async Task Where_a_limit_cuts_the_errors_the_last_one_says_how_many_more()
    {
        _gateway.Dispose();
        _gateway = new TestGateway([_a, _b], null, new FusionExecutorOptions { MaxErrors = 3 });
        var errors = string.Join(
            ',',
            Enumerable.Range(0, 10).Select(i => $$"""{"message":"m","path":["list",{{i}},"must"]}""")
        );
        _a.Body = $$"""{"data":{"list":[{{Repeat("null", 10)}}]},"errors":[{{errors}}]}""";

        var response = await _gateway.ExecuteAsync("{ list { must } }");

        using var json = JsonDocument.Parse(response);
        var told = json.RootElement.GetProperty("errors");
        Assert.Equal(4, told.GetArrayLength());
        Assert.Equal("There are 7 more errors, which are not listed.", told[3].GetProperty("message").GetString());
        Assert.Equal("MORE_ERRORS", told[3].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_source_with_a_hundred_thousand_errors_costs_no_more_than_the_first_thousand()
    {
        var errors = string.Join(
            ',',
            Enumerable.Range(0, 100_000).Select(i => $$"""{"message":"m{{i}}","path":["list"]}""")
        );
        _a.Body = "{\"data\":{\"list\":null},\"errors\":[" + errors + "]}";

        var response = await _gateway.ExecuteAsync("{ list { must } }");

        using var json = JsonDocument.Parse(response);
        Assert.Equal(1_001, json.RootElement.GetProperty("errors").GetArrayLength());
        Assert.Contains("There are 99000 more errors", response, StringComparison.Ordinal);
    }

    private static string Repeat(string text, int count) => string.Join(',', Enumerable.Repeat(text, count));

    [Fact]
    public async Task Of_several_types_with_one_name_for_a_field_the_one_is_meant_that_the_path_leads_through()
    {
        _a.Body =
            """{"data":{"any":{"__typename":"Two","next":null}},"errors":[{"message":"no must","path":["any","next","must"]}]}""";

        Assert.Equal(
            """["any","next","must"] no must | {"any":{"next":null}}""",
            await Ask("{ any { ... on One { next { ok } } ... on Two { next { must } } } }")
        );
    }
}
