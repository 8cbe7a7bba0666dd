using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Coercion;

public sealed class InputTests
{
    private static readonly TestGraph Graph = Echo();

    private static TestGraph Echo()
    {
        var graph = new TestGraph(
            """
            type Query {
              int(value: Int): String
              must(value: Int!): String
              fallback(value: Int! = 7): String
              list(value: [Int]): String
              listMust(value: [Int!]!): String
              matrix(value: [[Int]]): String
              color(value: Color): String
              colors(value: [Color!]): String
              filter(value: Filter): String
              pick(value: Pick): String
            }
            enum Color { RED GREEN }
            input Filter { text: String! limit: Int = 10 color: Color inner: Filter ids: [ID!] must: Int! = 3 }
            input Pick @oneOf { id: ID name: String }
            """
        );
        foreach (var field in graph.Schema.QueryType!.Fields)
        {
            graph.Field<object, string>(field.Coordinate, (_, arguments) => Show(arguments));
        }

        return graph;
    }

    private static string Show(ArgumentValues arguments) =>
        arguments.IsProvided(0) ? InputShow.Of(arguments[0]) : "absent";

    [Theory]
    [InlineData("int", "absent")]
    [InlineData("int(value: 3)", "3")]
    [InlineData("int(value: null)", "null")]
    [InlineData("fallback", "7")]
    [InlineData("list(value: 5)", "[5]")]
    [InlineData("list(value: [1, null])", "[1, null]")]
    [InlineData("list(value: null)", "null")]
    [InlineData("matrix(value: 5)", "[[5]]")]
    [InlineData("matrix(value: [[1], [2, 3], null])", "[[1], [2, 3], null]")]
    [InlineData("color(value: RED)", "'RED'")]
    [InlineData("colors(value: [RED, GREEN])", "['RED', 'GREEN']")]
    [InlineData("filter(value: { text: \"a\" })", "{text: 'a', limit: 10, must: 3}")]
    [InlineData(
        "filter(value: { text: \"a\", limit: null, ids: 4, inner: { text: \"b\", limit: 1 } })",
        "{text: 'a', limit: null, inner: {text: 'b', limit: 1, must: 3}, ids: ['4'], must: 3}"
    )]
    [InlineData("pick(value: { id: 1 })", "{id: '1'}")]
    public async Task A_literal_is_coerced(string selection, string expected) =>
        Assert.Equal($$$"""{"data":{"x":"{{{expected}}}"}}""", await Graph.ExecuteAsync($"{{ x: {selection} }}"));

    [Theory]
    [InlineData("int", "Int", null, "absent")]
    [InlineData("int", "Int", "{}", "absent")]
    [InlineData("int", "Int", """{"v":null}""", "null")]
    [InlineData("int", "Int", """{"v":1.0}""", "1")]
    [InlineData("int", "Int = 4", null, "4")]
    [InlineData("int", "Int = 4", """{"v":null}""", "null")]
    [InlineData("must", "Int! = 4", null, "4")]
    [InlineData("fallback", "Int", "{}", "7")]
    [InlineData("list", "[Int]", """{"v":5}""", "[5]")]
    [InlineData("list", "[Int]", """{"v":[1,null,2]}""", "[1, null, 2]")]
    [InlineData("matrix", "[[Int]]", """{"v":[1,[2]]}""", "[[1], [2]]")]
    [InlineData("color", "Color", """{"v":"GREEN"}""", "'GREEN'")]
    [InlineData("filter", "Filter", """{"v":{"text":"a"}}""", "{text: 'a', limit: 10, must: 3}")]
    [InlineData(
        "filter",
        "Filter",
        """{"v":{"text":"a","color":null}}""",
        "{text: 'a', limit: 10, color: null, must: 3}"
    )]
    [InlineData("pick", "Pick", """{"v":{"name":"n"}}""", "{name: 'n'}")]
    public async Task A_variable_is_coerced(string field, string type, string? variables, string expected) =>
        Assert.Equal(
            $$$"""{"data":{"x":"{{{expected}}}"}}""",
            await Graph.ExecuteAsync($"query ($v: {type}) {{ x: {field}(value: $v) }}", variables)
        );

    [Theory]
    [InlineData("filter(value: { text: \"a\", limit: $v })", "{}", "{text: 'a', limit: 10, must: 3}")]
    [InlineData("filter(value: { text: \"a\", limit: $v })", """{"v":null}""", "{text: 'a', limit: null, must: 3}")]
    [InlineData("filter(value: { text: \"a\", limit: $v })", """{"v":6}""", "{text: 'a', limit: 6, must: 3}")]
    [InlineData("list(value: [1, $v])", "{}", "[1, null]")]
    [InlineData("list(value: [1, $v])", """{"v":2}""", "[1, 2]")]
    public async Task A_variable_may_stand_inside_a_literal(string selection, string variables, string expected) =>
        Assert.Equal(
            $$$"""{"data":{"x":"{{{expected}}}"}}""",
            await Graph.ExecuteAsync($"query ($v: Int) {{ x: {selection} }}", variables)
        );

    [Theory]
    [InlineData("must", "Int!", "{}", "Variable \"$v\" of required type \"Int!\" was not provided.")]
    [InlineData("must", "Int!", """{"v":null}""", "Variable \"$v\" of non-null type \"Int!\" must not be null.")]
    [InlineData(
        "int",
        "Int",
        """{"v":"1"}""",
        "Variable \"$v\" got invalid value \"1\"; Int cannot represent non-integer value: \"1\""
    )]
    [InlineData(
        "color",
        "Color",
        """{"v":"BLUE"}""",
        "Variable \"$v\" got invalid value \"BLUE\"; Value \"BLUE\" does not exist in \"Color\" enum."
    )]
    [InlineData(
        "color",
        "Color",
        """{"v":"REDD"}""",
        "Variable \"$v\" got invalid value \"REDD\"; Value \"REDD\" does not exist in \"Color\" enum. Did you mean \"RED\"?"
    )]
    [InlineData(
        "color",
        "Color",
        """{"v":1}""",
        "Variable \"$v\" got invalid value 1; Enum \"Color\" cannot represent non-string value: 1."
    )]
    [InlineData(
        "listMust",
        "[Int!]!",
        """{"v":[1,null]}""",
        "Variable \"$v\" got invalid value null at \"v[1]\"; Expected non-nullable type \"Int!\" not to be null."
    )]
    [InlineData(
        "filter",
        "Filter",
        """{"v":1}""",
        "Variable \"$v\" got invalid value 1; Expected type \"Filter\" to be an object."
    )]
    [InlineData(
        "filter",
        "Filter",
        """{"v":{}}""",
        "Variable \"$v\" got invalid value {}; Field \"text\" of required type \"String!\" was not provided."
    )]
    [InlineData(
        "filter",
        "Filter",
        """{"v":{"text":"a","lmit":1}}""",
        "Variable \"$v\" got invalid value { text: \"a\", lmit: 1 }; Field \"lmit\" is not defined by type \"Filter\". Did you mean \"limit\"?"
    )]
    [InlineData(
        "filter",
        "Filter",
        """{"v":{"text":"a","inner":{"text":"b","ids":["x",true]}}}""",
        "Variable \"$v\" got invalid value true at \"v.inner.ids[1]\"; ID cannot represent a non-string and non-integer value: true"
    )]
    [InlineData(
        "pick",
        "Pick",
        "{\"v\":{}}",
        "Variable \"$v\" got invalid value {}; Exactly one key must be specified for OneOf type \"Pick\"."
    )]
    [InlineData(
        "pick",
        "Pick",
        """{"v":{"id":"1","name":"n"}}""",
        "Variable \"$v\" got invalid value { id: \"1\", name: \"n\" }; Exactly one key must be specified for OneOf type \"Pick\"."
    )]
    [InlineData(
        "pick",
        "Pick",
        """{"v":{"id":null}}""",
        "Variable \"$v\" got invalid value null at \"v.id\"; Field \"id\" must be non-null."
    )]
    public async Task A_variable_that_does_not_fit_is_a_request_error(
        string field,
        string type,
        string variables,
        string message
    )
    {
        var response = await Graph.ExecuteAsync($"query ($v: {type}) {{ x: {field}(value: $v) }}", variables);
        var text = System.Text.Json.JsonSerializer.Serialize(
            message,
            new System.Text.Json.JsonSerializerOptions
            {
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
        Assert.Equal(
            $$$"""{"errors":[{"message":{{{text}}},"locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            response
        );
    }

    [Fact]
    public async Task All_that_is_wrong_with_variables_is_told_up_to_a_limit()
    {
        var response = await Graph.ExecuteAsync(
            "query ($v: [Int], $w: Color!) { list(value: $v) color(value: $w) }",
            """{"v":["a",1,"b"]}"""
        );
        Assert.Contains("\\\"a\\\" at \\\"v[0]\\\"", response);
        Assert.Contains("\\\"b\\\" at \\\"v[2]\\\"", response);
        Assert.Contains("\\\"$w\\\" of required type", response);

        var many = string.Join(',', Enumerable.Repeat("\"x\"", 1_000));
        response = await Graph.ExecuteAsync("query ($v: [Int]) { list(value: $v) }", $$"""{"v":[{{many}}]}""");
        Assert.Contains("Too many errors processing variables, error limit reached. Execution aborted.", response);
        Assert.Equal(52, response.Split("\"message\"").Length);
    }

    [Fact]
    public async Task A_variable_nested_too_deep_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"text":"a","inner":""", 60)) + "null" + new string('}', 60);
        Assert.StartsWith(
            "{\"data\"",
            await Graph.ExecuteAsync("query ($v: Filter) { filter(value: $v) }", $$"""{"v":{{nested}}}""")
        );
        var deep = new string('[', 62) + new string(']', 62);
        Assert.Contains(
            "errors",
            await Graph.ExecuteAsync("query ($v: Int) { int(value: $v) }", $$"""{"v":{{deep}}}""")
        );
    }

    [Fact]
    public async Task An_argument_that_must_not_be_null_fails_its_field_when_a_variable_makes_it_null()
    {
        Assert.Equal(
            """{"errors":[{"message":"Argument \"value\" of non-null type \"Int!\" must not be null.","locations":[{"line":1,"column":39}],"path":["fallback"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"fallback":null,"int":"1"}}""",
            await Graph.ExecuteAsync("query ($v: Int = 1) { fallback(value: $v) int(value: 1) }", """{"v":null}""")
        );
    }

    [Fact]
    public async Task A_condition_that_is_null_is_a_request_error() =>
        Assert.Contains(
            "must not be null, but variable \\\"$c\\\" is.",
            await Graph.ExecuteAsync("query ($c: Boolean = true) { int @include(if: $c) }", """{"c":null}""")
        );

    [Fact]
    public async Task Variables_must_be_an_object() =>
        Assert.Equal(
            """{"errors":[{"message":"Variables must be a JSON object.","extensions":{"code":"BAD_REQUEST"}}]}""",
            await Graph.ExecuteAsync("{ int }", "[1]")
        );
}
