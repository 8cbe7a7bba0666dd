using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Results;

/// <summary>An object of which two sources deliver parts, one of which fails: whichever answers first.</summary>
public sealed class SharedObjectErrorTests : IAsyncLifetime
{
    private ScriptedSource _a = null!;
    private ScriptedSource _b = null!;

    public async Task InitializeAsync()
    {
        _a = await ScriptedSource.StartAsync(
            "a",
            "type Query { v: V @shareable } type V { x: Int w: W @shareable } type W { p: Int }"
        );
        _b = await ScriptedSource.StartAsync(
            "b",
            "type Query { v: V @shareable root: Int! } type V { y: Int must: Int! w: W @shareable } type W { q: Int }"
        );
    }

    public async Task DisposeAsync()
    {
        await _a.DisposeAsync();
        await _b.DisposeAsync();
    }

    private async Task<string> Ask(string document, string a, string b, bool isAFirst)
    {
        var release = new TaskCompletionSource();
        using var gateway = new TestGateway(
            [_a, _b],
            name => new ScriptedTransport(name == "a" ? a : b, name == "a" == isAFirst ? null : release.Task)
        );
        var running = gateway.ExecuteAsync(document);
        release.SetResult();
        return await running;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_error_of_the_shared_field_itself_explains_what_its_source_owes(bool isAFirst)
    {
        var response = await Ask(
            "{ v { x y } }",
            """{"data":{"v":{"x":1}}}""",
            """{"data":{"v":null},"errors":[{"message":"b is broken","path":["v"]}]}""",
            isAFirst
        );

        Assert.Equal(
            """{"errors":[{"message":"b is broken","locations":[{"line":1,"column":9}],"path":["v","y"],"extensions":{"source":"b"}}],"data":{"v":{"x":1,"y":null}}}""",
            response
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_below_the_shared_field_keeps_its_path_when_null_was_carried_up_to_it(bool isAFirst)
    {
        var response = await Ask(
            "{ v { x must } }",
            """{"data":{"v":{"x":1}}}""",
            """{"data":{"v":null},"errors":[{"message":"no must","path":["v","must"]}]}""",
            isAFirst
        );

        Assert.Equal(
            """{"errors":[{"message":"no must","locations":[{"line":1,"column":9}],"path":["v","must"],"extensions":{"source":"b"}}],"data":{"v":null}}""",
            response
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_field_that_is_missing_because_of_another_does_not_double_the_error(bool isAFirst)
    {
        var response = await Ask(
            "{ v { y x must } }",
            """{"data":{"v":{"x":1}}}""",
            """{"data":{"v":null},"errors":[{"message":"no must","path":["v","must"]}]}""",
            isAFirst
        );

        Assert.Equal(
            """{"errors":[{"message":"no must","locations":[{"line":1,"column":11}],"path":["v","must"],"extensions":{"source":"b"}}],"data":{"v":null}}""",
            response
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Null_of_one_source_without_an_error_is_null_and_nothing_false_is_said(bool isAFirst)
    {
        var response = await Ask(
            "{ v { x y w { p q } } }",
            """{"data":{"v":{"x":1,"w":{"p":2}}}}""",
            """{"data":{"v":null}}""",
            isAFirst
        );

        Assert.Equal("""{"data":{"v":{"x":1,"y":null,"w":{"p":2,"q":null}}}}""", response);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shared_object_further_down_is_joined_and_failed_in_the_same_way(bool isAFirst)
    {
        var response = await Ask(
            "{ v { w { p q } } }",
            """{"data":{"v":{"w":{"p":2}}}}""",
            """{"data":{"v":{"w":null}},"errors":[{"message":"no w","path":["v","w"],"extensions":{"code":7}}]}""",
            isAFirst
        );

        Assert.Equal(
            """{"errors":[{"message":"no w","locations":[{"line":1,"column":13}],"path":["v","w","q"],"extensions":{"code":7,"source":"b"}}],"data":{"v":{"w":{"p":2,"q":null}}}}""",
            response
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_answers_nonsense_for_a_shared_object_costs_only_its_own_part(bool isAFirst)
    {
        var response = await Ask("{ v { x y } }", """{"data":{"v":{"x":1}}}""", """{"data":{"v":7}}""", isAFirst);

        Assert.Equal(
            """{"errors":[{"message":"The value of 'Query.v' that 'b' gave is not an object.","locations":[{"line":1,"column":9}],"path":["v","y"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","source":"b"}}],"data":{"v":{"x":1,"y":null}}}""",
            response
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_without_data_at_all_costs_only_its_own_part(bool isAFirst)
    {
        var response = await Ask(
            "{ v { x y } }",
            """{"data":{"v":{"x":1}}}""",
            """{"errors":[{"message":"go away","extensions":{"code":"UNAUTHENTICATED"}}]}""",
            isAFirst
        );

        Assert.Equal(
            """{"errors":[{"message":"go away","locations":[{"line":1,"column":9}],"path":["v","y"],"extensions":{"code":"UNAUTHENTICATED","source":"b"}}],"data":{"v":{"x":1,"y":null}}}""",
            response
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_sources_may_fail_and_both_are_told(bool isAFirst)
    {
        var response = await Ask(
            "{ v { x y } }",
            """{"data":{"v":null},"errors":[{"message":"a","path":["v"]}]}""",
            """{"data":{"v":null},"errors":[{"message":"b","path":["v"]}]}""",
            isAFirst
        );

        Assert.Contains("\"data\":{\"v\":null}", response, StringComparison.Ordinal);
        Assert.Contains(
            """{"message":"a","locations":[{"line":1,"column":3}],"path":["v"],"extensions":{"source":"a"}}""",
            response,
            StringComparison.Ordinal
        );
        Assert.Contains(
            """{"message":"b","locations":[{"line":1,"column":3}],"path":["v"],"extensions":{"source":"b"}}""",
            response,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_beside_the_shared_object_is_told_where_it_happened_and_not_inside(bool isAFirst)
    {
        var response = await Ask(
            "{ v { x y } root }",
            """{"data":{"v":{"x":1}}}""",
            """{"data":null,"errors":[{"message":"no root","path":["root"]}]}""",
            isAFirst
        );

        Assert.Equal(
            """{"errors":[{"message":"no root","locations":[{"line":1,"column":13}],"path":["root"],"extensions":{"source":"b"}}],"data":null}""",
            response
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_failures_of_both_are_told_once_in_whatever_order_they_come(bool isAFirst)
    {
        const string First = """{"message":"no v","path":["v"]}""";
        const string Second = """{"message":"no w","path":["v","w"]}""";

        var response = await Ask(
            "{ v { w { p q } x y } }",
            $$"""{"data":{"v":null},"errors":[{{First}},{{Second}}]}""",
            $$"""{"data":{"v":null},"errors":[{{Second}},{{First}}]}""",
            isAFirst
        );

        Assert.Equal(1, response.Split("\"no v\"").Length - 1);
        Assert.Equal(1, response.Split("\"no w\"").Length - 1);
    }
}
