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

    [Fact]
    public async Task A_field_that_is_there_already_is_not_delivered_again() =>
        Assert.Equal(
            [
                """{"data":{"post":{"title":"Post 1","author":{"name":"Author 1"}}},"pending":[{"id":"0","path":["post"]}],"hasNext":true}""",
                """{"incremental":[{"data":{"age":21},"id":"0","subPath":["author"]}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync("{ post { title author { name } ... @defer { title author { name age } } } }")
        );

    [Fact]
    public async Task A_fragment_that_asks_for_nothing_new_is_not_deferred()
    {
        Assert.Equal(
            ["""{"data":{"post":{"title":"Post 1"}}}"""],
            await _blog.ExecuteAsync("{ post { title ... @defer { title ... @defer { title } } } }")
        );
        Assert.Equal(["title 1"], _blog.Calls);
    }

    [Fact]
    public async Task A_field_of_two_fragments_is_executed_and_delivered_once()
    {
        var responses = await _blog.ExecuteAsync(
            """{ post { ... @defer(label: "a") { title body } ... @defer(label: "b") { title id } } }"""
        );
        Assert.Equal(["title 1", "body 1"], _blog.Calls);
        Assert.Equal(2, responses.Count);
        Assert.Equal(2, responses[1].Split("title").Length);
    }

    [Fact]
    public async Task In_the_format_of_2022_each_fragment_is_whole()
    {
        var responses = await _blog.ExecuteAsync(
            """{ post { title ... @defer(label: "a") { title body } ... @defer(label: "b") { title } } }""",
            IncrementalDeliveryFormat.PathBased
        );
        Assert.Equal(
            """{"incremental":[{"data":{"title":"Post 1","body":"Body 1"},"path":["post"],"label":"a"},{"data":{"title":"Post 1"},"path":["post"],"label":"b"}],"hasNext":false}""",
            responses[1]
        );
    }

    [Fact]
    public async Task What_is_finished_does_not_wait_for_what_is_not()
    {
        var request = TestGraph.Request(
            """{ post { ... @defer(label: "slow") { slow } ... @defer(label: "fast") { title } } }""",
            [null],
            delivery: IncrementalDeliveryFormat.IdBased
        );
        using var result = await _blog.Graph.Executor.ExecuteAsync(request, CancellationToken.None);
        await using var later = result.Subsequent!.GetAsyncEnumerator();
        Assert.True(await later.MoveNextAsync());
        Assert.Contains("Post 1", TestGraph.Text(later.Current));
        _blog.Go.SetResult();
        Assert.True(await later.MoveNextAsync());
        Assert.Contains("Slow 1", TestGraph.Text(later.Current));
    }

    [Fact]
    public async Task A_fragment_in_a_fragment_is_announced_when_the_outer_one_is_complete()
    {
        Assert.Equal(
            [
                """{"data":{"post":{"id":1}},"pending":[{"id":"0","path":["post"],"label":"outer"}],"hasNext":true}""",
                """{"pending":[{"id":"1","path":["post","author"],"label":"inner"}],"incremental":[{"data":{"author":{"name":"Author 1"}},"id":"0"}],"completed":[{"id":"0"}],"hasNext":true}""",
                """{"incremental":[{"data":{"age":21},"id":"1"}],"completed":[{"id":"1"}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync(
                """{ post { id ... @defer(label: "outer") { author { name ... @defer(label: "inner") { age } } } } }"""
            )
        );
    }

    [Fact]
    public async Task A_null_where_none_may_be_costs_its_fragment_alone()
    {
        var responses = await _blog.ExecuteAsync("{ posts(count: 2) { id ... @defer { title mustFail } } }");
        Assert.Equal(
            """{"data":{"posts":[{"id":1},{"id":2}]},"pending":[{"id":"0","path":["posts",0]},{"id":"1","path":["posts",1]}],"hasNext":true}""",
            responses[0]
        );
        Assert.Equal(
            """{"incremental":[{"data":{"title":"Post 2","mustFail":"even"},"id":"1"}],"completed":[{"id":"0","errors":[{"message":"Never 1.","locations":[{"line":1,"column":43}],"path":["posts",0,"mustFail"]}]},{"id":"1"}],"hasNext":false}""",
            responses[1]
        );
    }

    [Fact]
    public async Task In_the_format_of_2022_such_a_fragment_is_null()
    {
        var responses = await _blog.ExecuteAsync(
            "{ post { id ... @defer { mustFail } } }",
            IncrementalDeliveryFormat.PathBased
        );
        Assert.Equal(
            """{"incremental":[{"errors":[{"message":"Never 1.","locations":[{"line":1,"column":26}],"path":["post","mustFail"]}],"data":null,"path":["post"]}],"hasNext":false}""",
            responses[1]
        );
    }

    [Fact]
    public async Task An_object_that_became_null_has_no_fragments()
    {
        var responses = await _blog.ExecuteAsync("{ post { mustFail ... @defer { title } } }");
        Assert.Equal(
            """{"errors":[{"message":"Never 1.","locations":[{"line":1,"column":10}],"path":["post","mustFail"]}],"data":{"post":null}}""",
            responses.Single()
        );
        Assert.Empty(_blog.Calls);
    }

    [Fact]
    public async Task Nothing_is_resolved_for_lists_that_became_null()
    {
        var responses = await _blog.ExecuteAsync("{ post { posts { mustFail ... @defer { title } } } }");
        Assert.Contains("\"data\":{\"post\":{\"posts\":null}}}", responses.Single());
        Assert.Empty(_blog.Calls);
    }

    [Fact]
    public async Task What_a_mutation_gives_back_may_be_deferred() =>
        Assert.Equal(
            [
                """{"data":{"write":{"id":9}},"pending":[{"id":"0","path":["write"]}],"hasNext":true}""",
                """{"incremental":[{"data":{"title":"Post 9"},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync("mutation { write { id ... @defer { title } } }")
        );

    [Fact]
    public async Task Many_sets_of_variables_are_answered_whole()
    {
        var request = TestGraph.Request(
            "query ($id: Int) { post(id: $id) { id ... @defer { title } } }",
            ["{\"id\":1}", "{\"id\":2}"],
            delivery: IncrementalDeliveryFormat.IdBased
        );
        using var result = await _blog.Graph.Executor.ExecuteAsync(request, CancellationToken.None);
        Assert.Null(result.Subsequent);
        Assert.Equal("""{"data":{"post":{"id":2,"title":"Post 2"}}}""", TestGraph.Text(result, 1));
    }

    [Fact]
    public async Task A_resolver_is_told_of_deferred_fields_as_of_others()
    {
        var seen = new List<bool>();
        var graph = new TestGraph(
            "type Query { a: A } type A { b: Int c: Int }",
            Graph.Types.Sdl.SchemaOptions.Default with
            {
                EnableDefer = true,
            }
        )
            .Type<Post>("A")
            .Batch<object, Post?>(
                "Query.a",
                (context, _) =>
                {
                    seen.AddRange([context.IsSelected("b"), context.IsSelected("c"), context.IsSelected("d")]);
                    return new ValueTask<IReadOnlyList<Post?>>([new Post(1)]);
                }
            )
            .Field<Post, int?>("A.b", post => post.Id)
            .Field<Post, int?>("A.c", post => post.Id);
        var request = TestGraph.Request(
            "{ a { b ... @defer { c } } }",
            [null],
            delivery: IncrementalDeliveryFormat.IdBased
        );
        using var result = await graph.Executor.ExecuteAsync(request, CancellationToken.None);
        Assert.NotNull(result.Subsequent);
        Assert.Equal([true, true, false], seen);
    }
}
