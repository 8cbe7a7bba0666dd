using Graph.Annotations;
using Graph.Execution.Tests.Testing;
using Graph.Testing;

namespace Graph.Execution.Tests.Annotations;

/// <summary>The example of the engine's README, from annotations to responses.</summary>
public sealed class AnnotatedSchemaTests
{
    private static readonly RequestExecutor Executor = new(
        new AnnotatedSchemaBuilder()
            .AddType(typeof(BookQueries))
            .AddType(typeof(BookFields))
            .AddType(typeof(BookMutations))
            .Build()
    );

    private readonly Shelf _shelf = new();

    [Fact]
    public async Task A_page_costs_one_call_for_each_field_that_needs_data()
    {
        var response = await Run("{ books(first: 2) { nodes { title author { name } } pageInfo { hasNextPage } } }");

        Assert.Equal(
            """
            {"data":{"books":{"nodes":[{"title":"Emma","author":{"name":"Jane Austen"}},
            {"title":"Persuasion","author":{"name":"Jane Austen"}}],"pageInfo":{"hasNextPage":true}}}}
            """.ReplaceLineEndings(""),
            response
        );
        Assert.Equal(["Page(2)", "AuthorsOf(2)"], _shelf.Calls);
    }

    [Fact]
    public async Task Many_variable_sets_cost_what_one_costs()
    {
        using var result = await Executor.ExecuteAsync(
            Request(
                "query($isbn: ID!) { bookByIsbn(isbn: $isbn) { title author { name } } }",
                """{"isbn":"3"}""",
                """{"isbn":"9"}""",
                """{"isbn":"1"}"""
            ),
            CancellationToken.None
        );

        Assert.Equal(
            """{"data":{"bookByIsbn":{"title":"Dracula","author":{"name":"Bram Stoker"}}}}""",
            TestGraph.Text(result, 0)
        );
        Assert.Equal("""{"data":{"bookByIsbn":null}}""", TestGraph.Text(result, 1));
        Assert.Equal(
            """{"data":{"bookByIsbn":{"title":"Emma","author":{"name":"Jane Austen"}}}}""",
            TestGraph.Text(result, 2)
        );
        Assert.Equal(["Find(3, 9, 1)", "AuthorsOf(2)"], _shelf.Calls);
    }

    [Fact]
    public async Task A_mutation_gives_the_changed_entity() =>
        Assert.Equal(
            """{"data":{"renameBook":{"book":{"isbn":"1","title":"Emma, again"},"errors":null}}}""",
            await Run(
                """
                mutation { renameBook(input: { isbn: 1, title: "Emma, again" }) {
                  book { isbn title } errors { __typename ... on UserError { message code path } } } }
                """
            )
        );

    [Fact]
    public async Task A_mutation_gives_its_expected_errors_as_data() =>
        Assert.Equal(
            """
            {"data":{"renameBook":{"book":null,"errors":[{"__typename":"UnknownBookError",
            "message":"There is no book 9.","code":"UNKNOWN_BOOK","path":["input","isbn"]}]}}}
            """.ReplaceLineEndings(""),
            await Run(
                """
                mutation { renameBook(input: { isbn: "9", title: "?" }) {
                  book { isbn } errors { __typename ... on UserError { message code path } } } }
                """
            )
        );

    [Fact]
    public async Task A_page_that_is_too_large_is_an_error_with_its_path() =>
        Assert.Equal(
            """
            {"errors":[{"message":"'first' of 'Query.books' is 100000, but a page holds at most 50. Ask for at most 50 and 
            continue with 'after'.","locations":[{"line":1,"column":3}],"path":["books"],"extensions":{"code":"BAD_USER_INPUT"}}],
            "data":null}
            """.ReplaceLineEndings(""),
            await Run("{ books(first: 100000) { nodes { title } } }")
        );

    [Fact]
    public void The_readme_shows_the_code_that_is_compiled_here()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "engine", "README.md")).ReplaceLineEndings("\n");
        var example = File.ReadAllText(
                Path.Combine(SourceTree.Root, "tests/Graph.Execution.Tests/Annotations/LibraryExample.cs")
            )
            .ReplaceLineEndings("\n");

        Assert.Contains(example[example.IndexOf("/// <summary>A book.", StringComparison.Ordinal)..], readme);
    }

    private async Task<string> Run(string document)
    {
        using var result = await Executor.ExecuteAsync(Request(document, [null]), CancellationToken.None);
        return TestGraph.Text(result);
    }

    private OperationRequest Request(string document, params string?[] variableSets)
    {
        var request = TestGraph.Request(document, variableSets);
        return new OperationRequest
        {
            Document = request.Document,
            VariableSets = request.VariableSets,
            Services = _shelf,
        };
    }
}
