using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Incremental;

public sealed class LimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Time_limits_reach_deferred_work()
    {
        var blog = new Blog(new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        var responses = await blog.ExecuteAsync("""{ post { id ... @defer(label: "l") { slow } } }""");
        Assert.Equal(
            """{"completed":[{"id":"0","errors":[{"message":"The request was not finished within 0.05 s.","path":["post"],"extensions":{"code":"TIMEOUT"}}]}],"hasNext":false}""",
            responses[1]
        );
        await blog.Cancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_deferred_work()
    {
        var blog = new Blog();
        using var gone = new CancellationTokenSource();
        var request = TestGraph.Request(
            "{ post { ... @defer { slow } } }",
            [null],
            delivery: IncrementalDeliveryFormat.IdBased
        );
        using var result = await blog.Graph.Executor.ExecuteAsync(request, gone.Token);
        await using var later = result.Subsequent!.GetAsyncEnumerator();
        var moving = later.MoveNextAsync();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await moving);
        await blog.Cancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Whoever_reads_no_further_ends_deferred_work()
    {
        var blog = new Blog();
        var request = TestGraph.Request(
            "{ post { ... @defer { slow } } }",
            [null],
            delivery: IncrementalDeliveryFormat.IdBased
        );
        using (var result = await blog.Graph.Executor.ExecuteAsync(request, CancellationToken.None))
        {
            await using var later = result.Subsequent!.GetAsyncEnumerator();
            _ = later.MoveNextAsync().AsTask();
        }

        await blog.Cancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Nothing_deferred_begins_before_somebody_reads_it()
    {
        var blog = new Blog();
        var request = TestGraph.Request(
            "{ post { ... @defer { title } } }",
            [null],
            delivery: IncrementalDeliveryFormat.IdBased
        );
        using (await blog.Graph.Executor.ExecuteAsync(request, CancellationToken.None)) { }
        Assert.Empty(blog.Calls);
    }

    [Fact]
    public async Task Too_many_pending_fragments_are_refused_as_a_whole()
    {
        var blog = new Blog(new ExecutionOptions { MaxPendingResults = 10 });
        Assert.Contains(
            "More than 10 results of @defer and @stream would be pending at once.",
            (await blog.ExecuteAsync("{ posts(count: 11) { ... @defer { title } } }")).Single()
        );
        Assert.Equal(2, (await blog.ExecuteAsync("{ posts(count: 10) { ... @defer { title } } }")).Count);
    }

    [Fact]
    public async Task Too_many_that_come_up_later_end_the_response()
    {
        var blog = new Blog(new ExecutionOptions { MaxPendingResults = 10 });
        var responses = await blog.ExecuteAsync("{ ... @defer { posts(count: 11) { ... @defer { title } } } }");
        Assert.Equal(2, responses.Count);
        Assert.Contains("LIMIT_EXCEEDED", responses[1]);
        Assert.EndsWith("\"hasNext\":false}", responses[1]);
    }

    [Fact]
    public async Task A_run_is_used_again_after_all_was_delivered()
    {
        var blog = new Blog();
        var first = await blog.ExecuteAsync(
            "{ posts { id ... @defer { title } posts @stream { id ... @defer { body } } } }"
        );
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(
                first,
                await blog.ExecuteAsync(
                    "{ posts { id ... @defer { title } posts @stream { id ... @defer { body } } } }"
                )
            );
        }
    }

    [Fact]
    public async Task One_fragment_may_have_fields_of_very_many_objects()
    {
        var blog = new Blog();
        var responses = await blog.ExecuteAsync(
            "{ posts(count: 20000) { id } ... @defer { posts(count: 20000) { title } } }"
        );
        Assert.Equal(2, responses.Count);
        Assert.Equal(["title 20000"], blog.Calls);
        Assert.Contains(
            """{"data":{"title":"Post 20000"},"id":"0","subPath":["posts",19999]}""",
            responses[1],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{ posts(count: 2) { id } ... @defer { more: posts(count: 20) { title body } } }")]
    [InlineData("{ posts(count: 2) @stream(initialCount: 1) { id posts { id posts { id title body } } } }")]
    public async Task What_is_delivered_later_counts_as_part_of_the_response(string document)
    {
        var blog = new Blog(new ExecutionOptions { MaxValues = 30 });
        var responses = await blog.ExecuteAsync(document);
        Assert.Equal(2, responses.Count);
        Assert.Contains("The response has more than 30 values", responses[1], StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", responses[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_counts_as_a_whole_before_it_is_streamed()
    {
        var blog = new Blog(new ExecutionOptions { MaxValues = 30 });
        Assert.Contains(
            "The response has more than 30 values",
            (await blog.ExecuteAsync("{ posts(count: 100) @stream { id } }")).Single(),
            StringComparison.Ordinal
        );
    }
}
