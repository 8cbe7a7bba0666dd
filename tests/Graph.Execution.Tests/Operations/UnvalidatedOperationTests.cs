using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Operations;

/// <summary>What a document that nobody has validated may ask for, and what is refused all the same.</summary>
public sealed class UnvalidatedOperationTests
{
    private static readonly TestGraph Graph = new TestGraph(
        """
        type Query { a(n: Int): Int b: Node }
        type Node { id: ID! node: Node }
        """
    )
    {
        Options = new ExecutionOptions { Validation = null, MaxFields = 200 },
    }
        .Root("Query.a", 1)
        .Root("Query.b", "n")
        .Field<string, string>("Node.id", id => id)
        .Field<string, string>("Node.node", id => id);

    [Theory]
    [InlineData("mutation { a }", "Schema is not configured to execute mutation operation.")]
    [InlineData("fragment F on Query { a }", "Must provide an operation.")]
    [InlineData("{ a } { a }", "Must provide operation name if query contains multiple operations.")]
    [InlineData("query ($v: Node) { a }", "Variable \\\"$v\\\" has a type that is not an input type of the schema.")]
    [InlineData("query ($v: Nothing!) { a }", "Variable \\\"$v\\\" has a type that is not an input type")]
    [InlineData("query ($v: [Nothing]) { a }", "Variable \\\"$v\\\" has a type that is not an input type")]
    [InlineData(
        "query ($v: Int = \"x\") { a(n: $v) }",
        "Variable \\\"$v\\\" has invalid default value \\\"x\\\". Int cannot represent"
    )]
    public async Task What_cannot_be_executed_is_refused(string document, string message)
    {
        var response = await Graph.ExecuteAsync(document);

        Assert.Contains(message, response);
        Assert.DoesNotContain("\"data\"", response);
    }

    [Fact]
    public async Task Of_several_operations_the_named_one_is_executed()
    {
        const string document = "query A { a } query B { b { id } }";

        Assert.Equal("""{"data":{"b":{"id":"n"}}}""", await Graph.ExecuteAsync(document, operationName: "B"));
        Assert.Contains("Unknown operation named \\\"C\\\".", await Graph.ExecuteAsync(document, operationName: "C"));
    }

    [Theory]
    [InlineData("{ a nothing }", """{"data":{"a":1}}""")]
    [InlineData("{ a ...Nothing }", """{"data":{"a":1}}""")]
    [InlineData("{ a ...F } fragment F on Query { ...F }", """{"data":{"a":1}}""")]
    [InlineData("{ a ... on Node { id } }", """{"data":{"a":1}}""")]
    [InlineData("{ a ... on Nothing { id } }", """{"data":{"a":1}}""")]
    [InlineData("{ a @skip b @include(if: \"yes\") { id } }", """{"data":{"a":1}}""")]
    [InlineData("{ a b @include(if: $undefined) { id } }", """{"data":{"a":1}}""")]
    public async Task What_the_schema_or_the_document_lacks_is_left_out(string document, string response) =>
        Assert.Equal(response, await Graph.ExecuteAsync(document));

    [Fact]
    public async Task More_selections_than_fields_may_be_are_refused_before_they_are_collected()
    {
        Assert.Contains("LIMIT_EXCEEDED", await Graph.ExecuteAsync($"{{ {Repeat("a ", 300)} }}"));
        Assert.Contains("LIMIT_EXCEEDED", await Graph.ExecuteAsync($"{{ ... {{ {Repeat("a ", 300)} }} }}"));
        Assert.Contains(
            "LIMIT_EXCEEDED",
            await Graph.ExecuteAsync($"{{ ...F }} fragment F on Query {{ {Repeat("a ", 300)} }}")
        );
    }

    [Fact]
    public async Task A_chain_of_fragments_that_is_too_long_is_refused()
    {
        var fragments = Enumerable.Range(0, 600).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} }}");
        var graph = new TestGraph("type Query { a: Int }")
        {
            Options = new ExecutionOptions { Validation = null },
        }.Root("Query.a", 1);

        var response = await graph.ExecuteAsync(
            $"{{ ...F0 }} {string.Join(' ', fragments)} fragment F600 on Query {{ a }}"
        );

        Assert.Contains("LIMIT_EXCEEDED", response);
    }

    [Fact]
    public async Task More_conditions_than_can_be_told_apart_are_refused()
    {
        var variables = string.Join(", ", Enumerable.Range(0, 65).Select(i => $"$v{i}: Boolean = true"));
        var fields = string.Join(' ', Enumerable.Range(0, 65).Select(i => $"a{i}: a @include(if: $v{i})"));

        Assert.Contains(
            "The operation has more than 64 variables in conditions such as @skip; send fewer at once.",
            await Graph.ExecuteAsync($"query ({variables}) {{ {fields} }}")
        );
    }

    [Fact]
    public async Task A_document_that_is_too_large_to_be_kept_is_executed_all_the_same()
    {
        var graph = new TestGraph("type Query { a: Int }")
        {
            Options = new ExecutionOptions { CachedDocumentBytes = 8 },
        }.Root("Query.a", 1);

        Assert.Equal("""{"data":{"a":1}}""", await graph.ExecuteAsync("{ a }"));
        Assert.Equal("""{"data":{"a":1}}""", await graph.ExecuteAsync("{ a }"));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
