using System.Text;
using Graph.Execution.Tests.Testing;
using Graph.Types;

namespace Graph.Execution.Tests;

public sealed class RequestExecutorTests
{
    private static TestGraph Graph(ExecutionOptions? options = null) =>
        new TestGraph("type Query { a: Int self: Query } type Mutation { b: Int } type Subscription { c: Int }")
        {
            Options = options ?? new ExecutionOptions(),
        }
            .Root("Query.a", 1)
            .Root("Query.self", "self")
            .Root("Mutation.b", 2);

    [Theory]
    [InlineData("{ a", "GRAPHQL_PARSE_FAILED", "Syntax Error")]
    [InlineData("{ b }", null, "Cannot query field")]
    [InlineData("fragment F on Query { a }", null, "")]
    [InlineData(
        "query A { a } query B { a }",
        "BAD_REQUEST",
        "Must provide operation name if query contains multiple operations."
    )]
    [InlineData("subscription { c }", "BAD_REQUEST", "A subscription cannot be executed as a single request")]
    [InlineData("", "BAD_REQUEST", "The request has no document")]
    public async Task A_request_that_cannot_be_executed_has_errors_and_no_data(
        string document,
        string? code,
        string message
    )
    {
        using var result = await Graph()
            .Executor.ExecuteAsync(TestGraph.Request(document, [null]), CancellationToken.None);
        Assert.True(result.IsRequestError);
        Assert.Equal(1, result.Count);
        var text = TestGraph.Text(result);
        Assert.Contains(message, text);
        Assert.DoesNotContain("\"data\"", text);
        if (code is not null)
        {
            Assert.Equal(code, result.RequestErrorCode);
        }
    }

    [Fact]
    public async Task The_operation_is_chosen_by_its_name()
    {
        const string document = "query A { x: a } query B { y: a }";
        Assert.Equal("""{"data":{"x":1}}""", await Graph().ExecuteAsync(document, operationName: "A"));
        Assert.Equal("""{"data":{"y":1}}""", await Graph().ExecuteAsync(document, operationName: "B"));
        Assert.Contains("Unknown operation named \\\"C\\\".", await Graph().ExecuteAsync(document, operationName: "C"));
        Assert.Equal("""{"data":{"a":1}}""", await Graph().ExecuteAsync("{ a }", operationName: ""));
    }

    [Fact]
    public async Task A_mutation_is_refused_where_only_queries_may_run()
    {
        var request = TestGraph.Request("mutation { b }", [null], queriesOnly: true);
        using var result = await Graph().Executor.ExecuteAsync(request, CancellationToken.None);
        Assert.Equal(ErrorCodes.QueriesOnly, result.RequestErrorCode);
        Assert.Equal("""{"data":{"b":2}}""", await Graph().ExecuteAsync("mutation { b }"));
    }

    [Fact]
    public async Task A_document_over_the_limits_of_the_parser_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{self", 100_000)) + new string('}', 100_000);
        Assert.Contains("errors", await Graph().ExecuteAsync(deep));
    }

    [Fact]
    public async Task An_operation_nested_too_deep_is_refused_even_without_validation()
    {
        var options = new ExecutionOptions { MaxDepth = 5, Validation = null };
        Assert.Equal(
            """{"errors":[{"message":"The operation is nested deeper than 5 levels; ask in parts.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            await Graph(options).ExecuteAsync("{self{self{self{self{self{a}}}}}}")
        );
        Assert.Contains(
            "nested deeper",
            await Graph(options).ExecuteAsync("{ ...F } fragment F on Query { self { ...F } }")
        );
    }

    [Fact]
    public async Task Fragments_that_double_at_each_level_are_refused_quickly()
    {
        var document = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 40; i++)
        {
            document.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $" fragment F{i} on Query {{ l: self {{ ...F{i + 1} }} r: self {{ ...F{i + 1} }} }}"
            );
        }

        document.Append(" fragment F40 on Query { a }");
        Assert.Contains(
            "The operation selects more than 100000 fields",
            await Graph(new ExecutionOptions { Validation = null }).ExecuteAsync(document.ToString())
        );
    }

    [Fact]
    public async Task A_result_can_be_written_once_it_is_there_and_not_after_it_is_disposed()
    {
        var result = await Graph().Executor.ExecuteAsync(TestGraph.Request("{ a }", [null]), CancellationToken.None);
        Assert.False(result.IsRequestError);
        Assert.Null(result.RequestErrorCode);
        Assert.Equal(TestGraph.Text(result), TestGraph.Text(result));
        result.Dispose();
        result.Dispose();
        Assert.Throws<ObjectDisposedException>(() => TestGraph.Text(result));
    }

    [Fact]
    public void A_resolver_of_the_wrong_type_is_found_at_start_up()
    {
        var graph = new TestGraph("type Query { a: Int b: [Int] c: E d: String } enum E { X }")
            .Root("Query.a", Guid.Empty)
            .Root("Query.b", 5)
            .Root("Query.c", 5)
            .Root("Query.d", "fine");
        var exception = Assert.Throws<InvalidOperationException>(() => graph.Executor);
        Assert.Equal(
            [
                "Query.a is of scalar 'Int', which cannot carry the resolver's 'System.Guid'.",
                "Query.b is a list, but its resolver gives a 'System.Int32', which is none.",
                "Query.c is of enum 'E', which cannot carry the resolver's 'System.Int32'.",
            ],
            exception.Message.Split(Environment.NewLine)
        );
    }

    [Fact]
    public async Task The_schema_answers_about_itself()
    {
        var graph = Graph();
        Assert.Equal(
            """{"data":{"__type":{"name":"Query","kind":"OBJECT","fields":[{"name":"a","type":{"kind":"SCALAR","name":"Int","ofType":null}},{"name":"self","type":{"kind":"OBJECT","name":"Query","ofType":null}}]}}}""",
            await graph.ExecuteAsync(
                """{ __type(name: "Query") { name kind fields { name type { kind name ofType { name } } } } }"""
            )
        );
        var response = await graph.ExecuteAsync(
            """
            query IntrospectionQuery {
              __schema {
                queryType { name } mutationType { name } subscriptionType { name }
                types { ...FullType }
                directives { name description locations args { ...InputValue } }
              }
            }
            fragment FullType on __Type {
              kind name description
              fields(includeDeprecated: true) {
                name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
              }
              inputFields { ...InputValue }
              interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
              possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
            fragment TypeRef on __Type {
              kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
            }
            """
        );
        Assert.DoesNotContain("errors", response);
        Assert.Contains("""{"name":"include",""", response);
    }
}
