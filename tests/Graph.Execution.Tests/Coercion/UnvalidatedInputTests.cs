using System.Text.Json;
using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Coercion;

/// <summary>
/// Where documents are trusted and not validated, a wrong value still is an error of its own field, never a resolver's
/// surprise.
/// </summary>
public sealed class UnvalidatedInputTests
{
    private static readonly TestGraph Graph = Echo();

    private static TestGraph Echo()
    {
        var graph = new TestGraph(
            """
            type Query {
              int(value: Int): String
              must(value: Int!): String
              list(value: [Int]): String
              listMust(value: [Int!]!): String
              color(value: Color): String
              filter(value: Filter): String
              pick(value: Pick): String
            }
            enum Color { RED GREEN }
            input Filter { text: String! inner: Filter limit: Int }
            input Pick @oneOf { id: ID name: String }
            """
        )
        {
            Options = new ExecutionOptions { Validation = null },
        };
        foreach (var field in graph.Schema.QueryType!.Fields)
        {
            graph.Field<object, string>(field.Coordinate, (_, arguments) => Show(arguments));
        }

        return graph;
    }

    private static string Show(ArgumentValues arguments) =>
        arguments.IsProvided(0) ? InputShow.Of(arguments[0]) : "absent";

    [Theory]
    [InlineData("must", "Argument \"value\" of required type \"Int!\" was not provided.")]
    [InlineData("must(value: null)", "Argument \"value\" of non-null type \"Int!\" must not be null.")]
    [InlineData("int(value: \"x\")", "Argument \"value\" has invalid value \"x\". Int cannot represent")]
    [InlineData("list(value: \"x\")", "Argument \"value\" has invalid value \"x\". Int cannot represent")]
    [InlineData("list(value: [1, true])", "Argument \"value\" has invalid value [1, true]. Int cannot represent")]
    [InlineData(
        "listMust(value: [null])",
        "Argument \"value\" has invalid value [null]. Expected non-nullable type \"Int!\" not to be null."
    )]
    [InlineData("color(value: \"RED\")", "Enum \"Color\" cannot represent non-enum value: \"RED\".")]
    [InlineData("color(value: BLUE)", "Value \"BLUE\" does not exist in \"Color\" enum.")]
    [InlineData("filter(value: 1)", "Expected type \"Filter\" to be an object.")]
    [InlineData("filter(value: { other: 1 })", "Field \"other\" is not defined by type \"Filter\".")]
    [InlineData("filter(value: {})", "Field \"text\" of required type \"String!\" was not provided.")]
    [InlineData("filter(value: { text: 1 })", "String cannot represent a non string value: 1")]
    [InlineData("pick(value: {})", "Exactly one key must be specified for OneOf type \"Pick\".")]
    [InlineData("pick(value: { id: 1, name: \"n\" })", "Exactly one key must be specified for OneOf type \"Pick\".")]
    [InlineData("pick(value: { id: null })", "Field \"id\" of OneOf type \"Pick\" must be non-null.")]
    public async Task A_wrong_literal_is_an_error_of_its_field(string selection, string message)
    {
        using var response = JsonDocument.Parse(await Graph.ExecuteAsync($"{{ x: {selection} other: int }}"));

        var error = Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Contains(message, error.GetProperty("message").GetString());
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"x":null,"other":"absent"}""", response.RootElement.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("must(value: $v)", "{}", "was provided the variable \"$v\" which was not provided a runtime value.")]
    [InlineData("must(value: $v)", """{"v":null}""", "Argument \"value\" of non-null type \"Int!\" must not be null.")]
    [InlineData("must(value: $undefined)", "{}", "was provided the variable \"$undefined\" which was not provided")]
    [InlineData("listMust(value: [$v])", "{}", "Variable \"$v\" has no value.")]
    [InlineData("listMust(value: [$v])", """{"v":null}""", "Expected non-nullable type \"Int!\" not to be null.")]
    [InlineData("filter(value: { text: $v })", "{}", "Field \"text\" of required type \"String!\" was not provided.")]
    [InlineData("pick(value: { id: $v })", "{}", "Field \"id\" of OneOf type \"Pick\" must be non-null.")]
    public async Task A_variable_that_does_not_fit_is_an_error_of_its_field(
        string selection,
        string variables,
        string message
    )
    {
        using var response = JsonDocument.Parse(
            await Graph.ExecuteAsync($"query ($v: Int) {{ x: {selection} other: int }}", variables)
        );

        var error = Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Contains(message, error.GetProperty("message").GetString());
        Assert.Equal("""{"x":null,"other":"absent"}""", response.RootElement.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_field_that_fails_for_one_of_many_variable_sets_fails_in_its_response_alone()
    {
        var responses = await Graph.ExecuteAllAsync(
            "query ($v: Int) { must(value: $v) }",
            ["""{"v":1}""", """{"v":null}""", """{"v":3}"""]
        );

        Assert.Equal("""{"data":{"must":"1"}}""", responses[0]);
        Assert.Contains("must not be null", responses[1]);
        Assert.Equal("""{"data":{"must":"3"}}""", responses[2]);
    }

    [Fact]
    public async Task A_variable_nested_too_deep_is_refused()
    {
        var value = """{"text":"a"}""";
        for (var depth = 0; depth < 120; depth++)
        {
            value = $$"""{"text":"a","inner":{{value}}}""";
        }

        using var variables = JsonDocument.Parse($$"""{"v":{{value}}}""", new JsonDocumentOptions { MaxDepth = 500 });
        var plain = TestGraph.Request("query ($v: Filter) { filter(value: $v) }", [null]);
        using var result = await Graph.Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = plain.Document,
                VariableSets = [variables.RootElement],
                Services = plain.Services,
            },
            CancellationToken.None
        );

        Assert.True(result.IsRequestError);
        Assert.Contains("The value is nested deeper than 100 levels.", TestGraph.Text(result));
    }

    [Theory]
    [InlineData("filter", "Filter", "text")]
    [InlineData("list", "[Int]", null)]
    public async Task Of_many_problems_of_a_variable_only_so_many_are_told(string field, string type, string? member)
    {
        var items = string.Join(",", Enumerable.Range(0, 200).Select(i => member is null ? "\"x\"" : $"\"f{i}\":1"));
        var value = member is null ? $"[{items}]" : $$"""{"text":"a",{{items}}}""";

        using var response = JsonDocument.Parse(
            await Graph.ExecuteAsync($"query ($v: {type}) {{ {field}(value: $v) }}", $$"""{"v":{{value}}}""")
        );

        var errors = response.RootElement.GetProperty("errors").EnumerateArray().ToArray();
        Assert.InRange(errors.Length, 50, 52);
    }
}
