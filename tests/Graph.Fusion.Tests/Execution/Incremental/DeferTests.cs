using System.Text.Json.Nodes;
using Graph.Execution;
using Graph.Fusion.Execution;
using Graph.Fusion.Planning;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Incremental;

/// <summary>Deferred fragments across three sources.</summary>
public sealed class DeferTests : IAsyncLifetime
{
    private const string Headline = """
        { posts(first: 2) { nodes { id author { handle ... @defer(label: "counts") { followerCount viewerIsFollowing } } } } }
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private SocialWorld _world = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _world = await SocialWorld.StartAsync();
        _gateway = new TestGateway(_world.All);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_deferred_fragment_of_another_source_comes_after_the_rest()
    {
        Assert.Equal(
            [
                """{"data":{"posts":{"nodes":[{"id":"post_1","author":{"handle":"h1"}},{"id":"post_2","author":{"handle":"h2"}}]}},"pending":[{"id":"0","path":["posts","nodes",0,"author"],"label":"counts"},{"id":"1","path":["posts","nodes",1,"author"],"label":"counts"}],"hasNext":true}""",
                """{"incremental":[{"data":{"followerCount":200,"viewerIsFollowing":true},"id":"0"},{"data":{"followerCount":300,"viewerIsFollowing":false},"id":"1"}],"completed":[{"id":"0"},{"id":"1"}],"hasNext":false}""",
            ],
            await AllAsync(Headline)
        );
    }

    [Fact]
    public async Task In_the_format_by_paths_each_part_says_where_it_belongs()
    {
        Assert.Equal(
            [
                """{"data":{"posts":{"nodes":[{"id":"post_1","author":{"handle":"h1"}},{"id":"post_2","author":{"handle":"h2"}}]}},"hasNext":true}""",
                """{"incremental":[{"data":{"followerCount":200,"viewerIsFollowing":true},"path":["posts","nodes",0,"author"],"label":"counts"},{"data":{"followerCount":300,"viewerIsFollowing":false},"path":["posts","nodes",1,"author"],"label":"counts"}],"hasNext":false}""",
            ],
            await AllAsync(Headline, format: IncrementalDeliveryFormat.PathBased)
        );
    }

    [Fact]
    public async Task Who_takes_no_parts_gets_the_whole()
    {
        Assert.Equal(
            """{"data":{"posts":{"nodes":[{"id":"post_1","author":{"handle":"h1","followerCount":200,"viewerIsFollowing":true}},{"id":"post_2","author":{"handle":"h2","followerCount":300,"viewerIsFollowing":false}}]}}}""",
            await _gateway.ExecuteAsync(Headline)
        );
    }

    [Fact]
    public async Task A_deferred_part_is_asked_for_before_the_first_response_is_there()
    {
        var death = new TaskCompletionSource();
        _world.Death.Before = _ =>
        {
            death.TrySetResult();
            return Task.CompletedTask;
        };
        // War is part of the first response. It answers once Death was asked.
        _world.War.Before = _ => death.Task.WaitAsync(Deadline);

        var payloads = await AllAsync(Headline);

        Assert.Equal(2, payloads.Count);
        Assert.DoesNotContain("errors", string.Concat(payloads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_response_does_not_wait_for_a_deferred_part()
    {
        var isFirstThere = new TaskCompletionSource();
        // Death is deferred. It answers once the first response is there.
        _world.Death.Before = _ => isFirstThere.Task.WaitAsync(Deadline);

        await using var payloads = _gateway.ExecuteInPartsAsync(Headline).GetAsyncEnumerator();
        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains("\"handle\":\"h1\"", payloads.Current, StringComparison.Ordinal);
        isFirstThere.SetResult();

        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains("\"followerCount\":200", payloads.Current, StringComparison.Ordinal);
        Assert.False(await payloads.MoveNextAsync());
    }

    [Fact]
    public async Task A_part_that_is_there_first_is_delivered_first()
    {
        var isWarThere = new TaskCompletionSource();
        _world.Death.Before = _ => isWarThere.Task.WaitAsync(Deadline);

        await using var payloads = _gateway
            .ExecuteInPartsAsync(
                """
                {
                  posts(first: 1) {
                    nodes {
                      id
                      ... @defer(label: "slow") { author { followerCount } }
                      ... @defer(label: "fast") { author { handle } }
                    }
                  }
                }
                """
            )
            .GetAsyncEnumerator();
        Assert.True(await payloads.MoveNextAsync());
        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains("\"handle\":\"h1\"", payloads.Current, StringComparison.Ordinal);
        Assert.DoesNotContain("followerCount", payloads.Current, StringComparison.Ordinal);
        isWarThere.SetResult();

        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains("\"followerCount\":200", payloads.Current, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deferred_field_of_the_same_source_is_asked_for_in_a_request_of_its_own()
    {
        await AllAsync("{ posts(first: 20) { nodes { id ... @defer { likeCount } } } }");

        Assert.Equal(2, _world.Fury.Requests.Count);
        Assert.DoesNotContain("likeCount", _world.Fury.Requests.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_had_in_no_other_way_comes_with_the_rest_and_is_told_later()
    {
        // A mutation is not run twice, and its payload is no entity.
        var payloads = await AllAsync(
            "mutation { createPost(input: { content: \"x\" }) { __typename ... @defer { post { id } } } }"
        );

        Assert.Equal(2, payloads.Count);
        Assert.Single(_world.Fury.Requests);
        Assert.Equal(
            """{"data":{"createPost":{"__typename":"CreatePostPayload","post":{"id":"post_77"}}}}""",
            Merge(payloads)
        );
    }

    [Fact]
    public async Task A_key_that_is_deferred_is_fetched_once()
    {
        await AllAsync("{ posts(first: 2) { nodes { likeCount ... @defer { id content } } } }");

        Assert.Equal(2, _world.Fury.Requests.Count);
    }

    [Fact]
    public async Task A_root_field_can_be_deferred()
    {
        var payloads = await AllAsync(
            "{ userByHandle(handle: \"h1\") { handle } ... @defer { posts(first: 1) { nodes { id author { handle } } } } }"
        );

        Assert.StartsWith(
            """{"data":{"userByHandle":{"handle":"h1"}},"pending":""",
            payloads[0],
            StringComparison.Ordinal
        );
        Assert.Contains(
            """{"data":{"posts":{"nodes":[{"id":"post_1","author":{"handle":"h1"}}]}},"id":"0"}""",
            payloads[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_fragment_in_a_fragment_is_announced_when_the_outer_one_is_delivered()
    {
        var payloads = await AllAsync(
            """
            { postById(id: "post_4") { id ... @defer(label: "outer") { author { handle ... @defer(label: "inner") { followerCount } } } } }
            """
        );

        Assert.DoesNotContain("inner", payloads[0], StringComparison.Ordinal);
        Assert.Equal(
            """{"data":{"postById":{"id":"post_4","author":{"handle":"h1","followerCount":200}}}}""",
            Merge(payloads)
        );
    }

    [Fact]
    public async Task A_field_that_is_also_selected_without_defer_is_not_deferred()
    {
        Assert.Equal(
            ["""{"data":{"postById":{"id":"post_4","likeCount":40}}}"""],
            await AllAsync("{ postById(id: \"post_4\") { id likeCount ... @defer { likeCount } } }")
        );
    }

    [Theory]
    [InlineData("""{"defer":false}""", 1)]
    [InlineData("""{"defer":true}""", 2)]
    [InlineData("{}", 2)]
    public async Task A_variable_decides_whether_a_fragment_is_deferred(string variables, int payloads) =>
        Assert.Equal(
            payloads,
            (
                await AllAsync(
                    "query($defer: Boolean) { postById(id: \"post_4\") { id ... @defer(if: $defer) { likeCount } } }",
                    variables
                )
            ).Count
        );

    [Fact]
    public async Task The_payload_of_a_mutation_can_be_deferred()
    {
        var payloads = await AllAsync(
            "mutation { createPost(input: { content: \"x\" }) { post { id ... @defer { author { handle followerCount } } } } }"
        );

        Assert.StartsWith(
            """{"data":{"createPost":{"post":{"id":"post_77"}}},"pending":""",
            payloads[0],
            StringComparison.Ordinal
        );
        Assert.Equal(
            """{"data":{"createPost":{"post":{"id":"post_77","author":{"handle":"h2","followerCount":300}}}}}""",
            Merge(payloads)
        );
    }

    [Fact]
    public async Task A_node_can_be_deferred()
    {
        var payloads = await AllAsync(
            """
            { userByHandle(handle: "h1") { handle } ... @defer { node(id: "user_1") { id ... on User { handle ... @defer { followerCount } } } } }
            """
        );

        Assert.Equal(
            """{"data":{"userByHandle":{"handle":"h1"},"node":{"id":"user_1","handle":"h1","followerCount":200}}}""",
            Merge(payloads)
        );
    }

    [Theory]
    [InlineData(IncrementalDeliveryFormat.IdBased)]
    [InlineData(IncrementalDeliveryFormat.PathBased)]
    public async Task A_dead_source_costs_its_own_part_and_nothing_else(IncrementalDeliveryFormat format)
    {
        _world.Death.Answer("", status: 503);

        var payloads = await AllAsync(
            "{ posts(first: 1) { nodes { id author { handle ... @defer { followerCount } } } } }",
            format: format
        );

        Assert.DoesNotContain("errors", payloads[0], StringComparison.Ordinal);
        Assert.Contains("\"data\":{\"followerCount\":null}", payloads[1], StringComparison.Ordinal);
        Assert.Contains(
            "\"path\":[\"posts\",\"nodes\",0,\"author\",\"followerCount\"]",
            payloads[1],
            StringComparison.Ordinal
        );
        Assert.Contains("SUBGRAPH_UNAVAILABLE", payloads[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_where_none_may_be_fails_its_fragment_alone()
    {
        _world.Death.Answer("", status: 503);

        var payloads = await AllAsync(
            "{ posts(first: 1) { nodes { id author { handle ... @defer { viewerIsFollowing } } } } }"
        );

        var completed = JsonNode.Parse(payloads[1])!["completed"]![0]!;
        Assert.Equal(
            """["posts","nodes",0,"author","viewerIsFollowing"]""",
            completed["errors"]![0]!["path"]!.ToJsonString()
        );
        Assert.DoesNotContain("incremental", payloads[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_in_the_first_response_takes_back_what_was_deferred_in_it()
    {
        // War does not know user_0, and a post must have an author: the whole list is null, and nothing is pending.
        _world.Fury.Answer("""{"data":{"posts":null},"errors":[{"message":"No posts.","path":["posts"]}]}""");

        var payloads = await AllAsync("{ posts { nodes { id ... @defer { likeCount } } } }");

        Assert.Single(payloads);
        Assert.Contains("No posts.", payloads[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_goes_away_takes_the_requests_to_sources_along()
    {
        _world.Death.Hang();
        using var client = new CancellationTokenSource();
        await using var payloads = _gateway
            .ExecuteInPartsAsync(Headline, cancellationToken: client.Token)
            .GetAsyncEnumerator();
        Assert.True(await payloads.MoveNextAsync());
        var next = payloads.MoveNextAsync();
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await _world.Death.Aborted.Task.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Who_wants_no_more_ends_the_requests_to_sources()
    {
        _world.Death.Hang();
        await using (var payloads = _gateway.ExecuteInPartsAsync(Headline).GetAsyncEnumerator())
        {
            Assert.True(await payloads.MoveNextAsync());
        }

        await _world.Death.Aborted.Task.WaitAsync(Deadline);
    }

    [Fact]
    public async Task What_takes_too_long_is_told_to_have_failed()
    {
        _world.Death.Hang();
        using var gateway = new TestGateway(
            _world.All,
            options: new FusionExecutorOptions { Timeout = TimeSpan.FromSeconds(1) }
        );
        var payloads = new List<string>();
        await foreach (var payload in gateway.ExecuteInPartsAsync(Headline))
        {
            payloads.Add(payload);
        }

        Assert.Equal(2, payloads.Count);
        Assert.DoesNotContain("errors", payloads[0], StringComparison.Ordinal);
        Assert.Contains("was not finished within 1 s", payloads[1], StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", payloads[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_pending_fragments_than_are_allowed_are_refused()
    {
        using var gateway = new TestGateway(_world.All, options: new FusionExecutorOptions { MaxPendingResults = 3 });
        var payloads = new List<string>();
        await foreach (
            var payload in gateway.ExecuteInPartsAsync("{ posts(first: 5) { nodes { id ... @defer { likeCount } } } }")
        )
        {
            payloads.Add(payload);
        }

        Assert.Contains("More than 3 results of @defer and @stream", Assert.Single(payloads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragments_beyond_the_limit_are_delivered_with_what_is_around_them()
    {
        using var gateway = new TestGateway(
            _world.All,
            options: new FusionExecutorOptions { Planning = new PlanningOptions { MaxDeferredFragments = 2 } }
        );
        var fragments = string.Concat(Enumerable.Range(0, 9).Select(i => $"... @defer {{ f{i}: likeCount }} "));

        var payloads = new List<string>();
        await foreach (
            var payload in gateway.ExecuteInPartsAsync($"{{ postById(id: \"post_4\") {{ id {fragments} }} }}")
        )
        {
            payloads.Add(payload);
        }

        Assert.Contains("\"f2\":40", payloads[0], StringComparison.Ordinal);
        Assert.Contains("\"f8\":40", payloads[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\"f1\":40", payloads[0], StringComparison.Ordinal);
        Assert.Equal(3, _world.Fury.Requests.Count);
    }

    private async Task<List<string>> AllAsync(
        string document,
        string? variables = null,
        IncrementalDeliveryFormat format = IncrementalDeliveryFormat.IdBased
    )
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var payloads = new List<string>();
        await foreach (
            var payload in _gateway.ExecuteInPartsAsync(document, variables, format, cancellationToken: deadline.Token)
        )
        {
            payloads.Add(payload);
        }

        return payloads;
    }

    private static string Merge(List<string> payloads) =>
        new JsonObject
        {
            ["data"] = Graph
                .Testing.MergedResponse.Of(payloads.ConvertAll(payload => JsonNode.Parse(payload)!.AsObject()))
                .Data,
        }.ToJsonString();
}
