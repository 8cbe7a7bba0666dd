using System.Text.Json.Nodes;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Coercion;

/// <summary>The specification's own tables of coercion, row by row.</summary>
public sealed class SpecificationTablesTests
{
    private static readonly TestGraph Inputs = Echo();

    private static TestGraph Echo()
    {
        var graph = new TestGraph(
            """
            type Query { list(value: [Int]): String lists(value: [[Int]]): String object(value: Example): String one(value: One): String }
            input Example { a: String b: Int! }
            input One @oneOf { a: String b: Int }
            """
        );
        foreach (var field in graph.Schema.QueryType!.Fields)
        {
            graph.Field<object, string>(
                field.Coordinate,
                (_, arguments) => arguments.IsProvided(0) ? InputShow.Of(arguments[0]) : "absent"
            );
        }

        return graph;
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-List.Input-Coercion"/></remarks>
    [Theory]
    [InlineData("list", "[Int]", "[1, 2, 3]", "[1, 2, 3]")]
    [InlineData("list", "[Int]", "[1, \"b\", true]", null)]
    [InlineData("list", "[Int]", "1", "[1]")]
    [InlineData("list", "[Int]", "null", "null")]
    [InlineData("lists", "[[Int]]", "[[1], [2, 3]]", "[[1], [2, 3]]")]
    [InlineData("lists", "[[Int]]", "[1, 2, 3]", "[[1], [2], [3]]")]
    [InlineData("lists", "[[Int]]", "[1, null, 3]", "[[1], null, [3]]")]
    [InlineData("lists", "[[Int]]", "[[1], [\"b\"]]", null)]
    [InlineData("lists", "[[Int]]", "1", "[[1]]")]
    [InlineData("lists", "[[Int]]", "null", "null")]
    public async Task Lists(string field, string type, string value, string? expected)
    {
        // These values read the same as literals and as JSON.
        await ExpectAsync($"{{ x: {field}(value: {value}) }}", "{}", expected);
        await ExpectAsync($"query ($v: {type}) {{ x: {field}(value: $v) }}", $$"""{"v":{{value}}}""", expected);
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Objects.Input-Coercion"/></remarks>
    [Theory]
    [InlineData("", """{ a: "abc", b: 123 }""", "{}", "{a: 'abc', b: 123}")]
    [InlineData("", "{ a: null, b: 123 }", "{}", "{a: null, b: 123}")]
    [InlineData("", "{ b: 123 }", "{}", "{b: 123}")]
    [InlineData("($var: String)", "{ a: $var, b: 123 }", """{"var":null}""", "{a: null, b: 123}")]
    [InlineData("($var: String)", "{ a: $var, b: 123 }", "{}", "{b: 123}")]
    [InlineData("($var: Int!)", "{ b: $var }", """{"var":123}""", "{b: 123}")]
    [InlineData("($var: Example)", "$var", """{"var":{"b":123}}""", "{b: 123}")]
    [InlineData("", "\"abc123\"", "{}", null)]
    [InlineData("($var: Example)", "$var", """{"var":"abc123"}""", null)]
    [InlineData("", """{ a: "abc", b: "123" }""", "{}", null)]
    [InlineData("", """{ a: "abc" }""", "{}", null)]
    [InlineData("($var: Int!)", "{ b: $var }", "{}", null)]
    [InlineData("($var: Example)", "$var", """{"var":{"a":"abc"}}""", null)]
    [InlineData("", """{ a: "abc", b: null }""", "{}", null)]
    [InlineData("($var: Int!)", "{ b: $var }", """{"var":null}""", null)]
    [InlineData("", """{ b: 123, c: "xyz" }""", "{}", null)]
    public Task Input_objects(string variables, string literal, string values, string? expected) =>
        ExpectAsync($"query {variables} {{ x: object(value: {literal}) }}", values, expected);

    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects"/></remarks>
    [Theory]
    [InlineData("", """{ a: "abc" }""", "{}", "{a: 'abc'}")]
    [InlineData("", "{ b: 123 }", "{}", "{b: 123}")]
    [InlineData("($var: One)", "$var", """{"var":{"a":"abc"}}""", "{a: 'abc'}")]
    [InlineData("($a: String!)", "{ a: $a }", """{"a":"abc"}""", "{a: 'abc'}")]
    [InlineData("", "{ a: null }", "{}", null)]
    [InlineData("($var: One)", "$var", """{"var":{"a":null}}""", null)]
    [InlineData("($a: String!)", "{ a: $a }", "{}", null)]
    [InlineData("($a: String)", "{ a: $a }", """{"a":"abc"}""", null)]
    [InlineData("", """{ a: "abc", b: 123 }""", "{}", null)]
    [InlineData("", """{ a: 456, b: "xyz" }""", "{}", null)]
    [InlineData("($var: One)", "$var", """{"var":{"a":"abc","b":123}}""", null)]
    [InlineData("", """{ a: "abc", b: null }""", "{}", null)]
    [InlineData("($b: Int)", """{ a: "abc", b: $b }""", "{}", null)]
    [InlineData("($a: String, $b: Int)", "{ a: $a, b: $b }", """{"a":"abc"}""", null)]
    [InlineData("", "{}", "{}", null)]
    [InlineData("($var: One)", "$var", """{"var":{}}""", null)]
    public Task OneOf_input_objects(string variables, string literal, string values, string? expected) =>
        ExpectAsync($"query {variables} {{ x: one(value: {literal}) }}", values, expected);

    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-Combining-List-and-Non-Null"/></remarks>
    [Theory]
    [InlineData("[Int]", "1 2 3", "[1,2,3]", null)]
    [InlineData("[Int]", null, "null", null)]
    [InlineData("[Int]", "1 2 null", "[1,2,null]", null)]
    [InlineData("[Int]", "1 2 error", "[1,2,null]", """["x",2]""")]
    [InlineData("[Int]!", "1 2 3", "[1,2,3]", null)]
    [InlineData("[Int]!", null, "data", """["x"]""")]
    [InlineData("[Int]!", "1 2 null", "[1,2,null]", null)]
    [InlineData("[Int]!", "1 2 error", "[1,2,null]", """["x",2]""")]
    [InlineData("[Int!]", "1 2 3", "[1,2,3]", null)]
    [InlineData("[Int!]", null, "null", null)]
    [InlineData("[Int!]", "1 2 null", "null", """["x",2]""")]
    [InlineData("[Int!]", "1 2 error", "null", """["x",2]""")]
    [InlineData("[Int!]!", "1 2 3", "[1,2,3]", null)]
    [InlineData("[Int!]!", null, "data", """["x"]""")]
    [InlineData("[Int!]!", "1 2 null", "data", """["x",2]""")]
    [InlineData("[Int!]!", "1 2 error", "data", """["x",2]""")]
    public async Task Lists_and_non_null_in_results(string type, string? items, string expected, string? path)
    {
        // No Int holds three thousand millions: completing that item fails.
        var values = items
            ?.Split(' ')
            .Select(item =>
                item switch
                {
                    "null" => (long?)null,
                    "error" => 3_000_000_000,
                    _ => long.Parse(item, null),
                }
            )
            .ToArray();
        var graph = new TestGraph($"type Query {{ x: {type} }}").Root("Query.x", values);

        var response = JsonNode.Parse(await graph.ExecuteAsync("{ x }"))!;

        var data = response["data"];
        Assert.Equal(expected, data is null ? "data" : data["x"]?.ToJsonString() ?? "null");
        Assert.Equal(path, response["errors"]?.AsArray().Single()!["path"]!.ToJsonString());
    }

    private static async Task ExpectAsync(string document, string variables, string? expected)
    {
        var response = JsonNode.Parse(await Inputs.ExecuteAsync(document, variables))!;
        Assert.Equal(expected, response["data"]?["x"]?.GetValue<string>());
        Assert.Equal(expected is null, response["errors"] is not null);
        Assert.True(expected is not null || !response.AsObject().ContainsKey("data"), $"{response}");
    }
}
