namespace Graph.Execution.Tests.Incremental;

public sealed class StreamTests
{
    private readonly Blog _blog = new();

    [Fact]
    public async Task The_first_items_come_with_the_rest_and_the_others_later() =>
        Assert.Equal(
            [
                """{"data":{"posts":[{"id":1}]},"pending":[{"id":"0","path":["posts"],"label":"p"}],"hasNext":true}""",
                """{"incremental":[{"items":[{"id":2},{"id":3}],"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync("""{ posts @stream(initialCount: 1, label: "p") { id } }""")
        );

    [Fact]
    public async Task In_the_format_of_2022_the_path_leads_to_the_first_of_the_items() =>
        Assert.Equal(
            [
                """{"data":{"posts":[{"id":1}]},"hasNext":true}""",
                """{"incremental":[{"items":[{"id":2},{"id":3}],"path":["posts",1]}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync("{ posts @stream(initialCount: 1) { id } }", IncrementalDeliveryFormat.PathBased)
        );

    [Theory]
    [InlineData("{ posts @stream(initialCount: 3) { id } }", null)]
    [InlineData("{ posts @stream(initialCount: 9) { id } }", null)]
    [InlineData("{ posts @stream(if: false) { id } }", null)]
    [InlineData("query ($n: Int!) { posts @stream(initialCount: $n) { id } }", "{\"n\":3}")]
    public async Task Where_nothing_is_left_the_response_is_whole(string document, string? variables) =>
        Assert.Equal(
            ["""{"data":{"posts":[{"id":1},{"id":2},{"id":3}]}}"""],
            await _blog.ExecuteAsync(document, variables: variables)
        );

    [Fact]
    public async Task A_list_cannot_begin_with_less_than_nothing() =>
        Assert.Contains(
            "must be an integer of at least 0",
            (
                await _blog.ExecuteAsync(
                    "query ($n: Int!) { names @stream(initialCount: $n) }",
                    variables: "{\"n\":-1}"
                )
            ).Single()
        );

    [Fact]
    public async Task The_remaining_items_of_all_lists_are_one_call_of_a_resolver()
    {
        var responses = await _blog.ExecuteAsync("{ posts(count: 10) { posts @stream { title } } }");
        Assert.Equal(["title 20"], _blog.Calls);
        Assert.Equal(2, responses.Count);
        Assert.Contains("""{"items":[{"title":"Post 100"},{"title":"Post 101"}],"id":"9"}""", responses[1]);
    }

    [Fact]
    public async Task Of_lists_in_lists_the_outermost_is_streamed() =>
        Assert.Equal(
            [
                """{"data":{"grid":[[{"id":1},{"id":2}]]},"pending":[{"id":"0","path":["grid"]}],"hasNext":true}""",
                """{"incremental":[{"items":[[{"id":3}],[]],"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync("{ grid @stream(initialCount: 1) { id } }")
        );

    [Fact]
    public async Task An_item_that_fails_is_null_where_it_may_be() =>
        Assert.Contains(
            """{"errors":[{"message":"No 2.","locations":[{"line":1,"column":46}],"path":["posts",1,"fail"]}],"items":[{"fail":null}],"id":"0"}""",
            (await _blog.ExecuteAsync("{ posts(count: 2) @stream(initialCount: 1) { fail } }"))[1]
        );

    [Fact]
    public async Task An_item_that_may_not_be_null_ends_its_list() =>
        Assert.Equal(
            [
                """{"data":{"codes":[1]},"pending":[{"id":"0","path":["codes"]}],"hasNext":true}""",
                """{"incremental":[{"items":[2],"id":"0"}],"completed":[{"id":"0","errors":[{"message":"Cannot return null for non-nullable field Query.codes.","locations":[{"line":1,"column":3}],"path":["codes",2]}]}],"hasNext":false}""",
            ],
            await _blog.ExecuteAsync("{ codes @stream(initialCount: 1) }")
        );

    [Fact]
    public async Task An_item_among_the_first_that_may_not_be_null_takes_the_stream_with_it() =>
        Assert.Equal(
            [
                """{"errors":[{"message":"Cannot return null for non-nullable field Query.codes.","locations":[{"line":1,"column":3}],"path":["codes",2]}],"data":{"codes":null}}""",
            ],
            await _blog.ExecuteAsync("{ codes @stream(initialCount: 3) }")
        );

    [Fact]
    public async Task Leaves_are_streamed_as_well() =>
        Assert.Contains(
            """{"items":["a","b",null,"d"],"id":"0"}""",
            (await _blog.ExecuteAsync("{ names @stream }"))[1]
        );

    [Fact]
    public async Task Items_have_deferred_fragments_of_their_own()
    {
        var responses = await _blog.ExecuteAsync(
            "{ posts(count: 3) @stream(initialCount: 1) { id ... @defer { title } } }"
        );
        Assert.Equal(["title 1", "title 2"], _blog.Calls);
        Assert.Equal(3, responses.Count);
        Assert.Contains(
            "\"pending\":[{\"id\":\"2\",\"path\":[\"posts\",1]},{\"id\":\"3\",\"path\":[\"posts\",2]}]",
            responses[1]
        );
        Assert.Contains("""{"data":{"title":"Post 3"},"id":"3"}""", responses[2]);
    }

    [Fact]
    public async Task A_list_in_a_deferred_fragment_is_announced_with_it()
    {
        var responses = await _blog.ExecuteAsync(
            "{ post { id ... @defer { posts @stream(initialCount: 1) { id } } } }"
        );
        Assert.Equal(
            [
                """{"data":{"post":{"id":1}},"pending":[{"id":"0","path":["post"]}],"hasNext":true}""",
                """{"pending":[{"id":"1","path":["post","posts"]}],"incremental":[{"data":{"posts":[{"id":10}]},"id":"0"}],"completed":[{"id":"0"}],"hasNext":true}""",
                """{"incremental":[{"items":[{"id":11}],"id":"1"}],"completed":[{"id":"1"}],"hasNext":false}""",
            ],
            responses
        );
    }
}
