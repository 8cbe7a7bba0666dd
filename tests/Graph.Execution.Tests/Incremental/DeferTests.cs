using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Incremental;

public sealed class DeferTests
{
    private readonly Blog _blog = new();

    [Fact]
    public async Task A_deferred_fragment_comes_after_the_rest() =>
        Assert.Equal(
            [
                """{"data":{"post":{"id":1}},"pending":[{"id":"0","path":["post"]}],"hasNext":true}""",
                """{"incremental":[{"data":{"title":"Post 1"},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync("{ post { id ... @defer { title } } }")
        );

    [Fact]
    public async Task The_format_of_2022_has_the_path_instead_of_an_id() =>
        Assert.Equal(
            [
                """{"data":{"post":{"id":1}},"hasNext":true}""",
                """{"incremental":[{"data":{"title":"Post 1"},"path":["post"],"label":"later"}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync(
                """{ post { id ... @defer(label: "later") { title } } }""",
                IncrementalDeliveryFormat.PathBased
            )
        );

    [Fact]
    public async Task Whoever_cannot_take_parts_gets_the_whole() =>
        Assert.Equal(
            ["""{"data":{"post":{"id":1,"title":"Post 1"}}}"""],
            await _blog.ExecuteAsync("{ post { id ... @defer { title } } }", IncrementalDeliveryFormat.None)
        );

    [Fact]
    public async Task The_fragments_of_many_objects_are_one_call_of_a_resolver()
    {
        var responses = await _blog.ExecuteAsync(
            "{ posts(count: 20) { id ... @defer { title body author { name } } } }"
        );
        Assert.Equal(2, responses.Count);
        Assert.Equal(["title 20", "body 20", "author 20", "name 20"], _blog.Calls);
        Assert.Contains(
            """{"data":{"title":"Post 20","body":"Body 20","author":{"name":"Author 20"}},"id":"19"}""",
            responses[1]
        );
    }

    [Theory]
    [InlineData("{\"later\":true}", 2)]
    [InlineData("{\"later\":false}", 1)]
    [InlineData("{}", 2)]
    public async Task A_variable_decides_whether_a_fragment_is_deferred(string variables, int responses) =>
        Assert.Equal(
            responses,
            (
                await _blog.ExecuteAsync(
                    "query ($later: Boolean! = true) { post { id ... @defer(if: $later) { title } } }",
                    variables: variables
                )
            ).Count
        );

    [Fact]
    public async Task The_first_response_is_there_while_a_deferred_resolver_is_held_back()
    {
        var request = TestGraph.Request(
            "{ post { id ... @defer { slow } } }",
            [null],
            delivery: IncrementalDeliveryFormat.IdBased
        );
        using var result = await _blog.Graph.Executor.ExecuteAsync(request, CancellationToken.None);
        Assert.StartsWith("""{"data":{"post":{"id":1}},""", TestGraph.Text(result));
        Assert.True(result.HasNext);
        await using var later = result.Subsequent!.GetAsyncEnumerator();
        var moving = later.MoveNextAsync();
        Assert.False(moving.IsCompleted);
        _blog.Go.SetResult();
        Assert.True(await moving);
        Assert.Contains("Slow 1", TestGraph.Text(later.Current));
        Assert.False(later.Current.HasNext);
        Assert.False(await later.MoveNextAsync());
    }
}
