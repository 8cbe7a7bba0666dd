using System.Diagnostics;
using System.Text.Json;
using Graph.Fusion.Sources;
using Graph.Fusion.Tests.Testing;
using Graph.Testing.Time;
using Microsoft.AspNetCore.Http;

namespace Graph.Fusion.Tests.Execution;

/// <summary>A source that fails costs the fields that it owns, with an error that says which source and why.</summary>
public sealed class PartialFailureTests : IAsyncLifetime
{
    private const string Headline = "{ posts(first: 3) { nodes { id author { displayName followerCount } } } }";

    private SocialWorld _world = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _world = await SocialWorld.StartAsync();
        _gateway = new TestGateway(_world.All);

        // The first request of all compiles code, which would count against the timeouts.
        await _gateway.ExecuteAsync(Headline);
        foreach (var subgraph in _world.All)
        {
            subgraph.Forget();
        }
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _world.DisposeAsync();
    }

    private async Task ExpectOnlyFollowersMissing(string why)
    {
        using var response = JsonDocument.Parse(await _gateway.ExecuteAsync(Headline));
        var nodes = response.RootElement.GetProperty("data").GetProperty("posts").GetProperty("nodes");
        Assert.Equal(3, nodes.GetArrayLength());
        foreach (var node in nodes.EnumerateArray())
        {
            Assert.Equal(JsonValueKind.Null, node.GetProperty("author").GetProperty("followerCount").ValueKind);
        }

        Assert.Equal("Name 1", nodes[0].GetProperty("author").GetProperty("displayName").GetString());
        var errors = response.RootElement.GetProperty("errors");
        Assert.Equal(3, errors.GetArrayLength());
        Assert.Equal("""["posts","nodes",0,"author","followerCount"]""", errors[0].GetProperty("path").GetRawText());
        var extensions = errors[0].GetProperty("extensions");
        Assert.Equal("SUBGRAPH_UNAVAILABLE", extensions.GetProperty("code").GetString());
        Assert.Equal("death", extensions.GetProperty("source").GetString());
        Assert.Contains(why, errors[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_down()
    {
        await _world.Death.StopAsync();
        await ExpectOnlyFollowersMissing("The source 'death' cannot be reached.");
    }

    [Fact]
    public async Task A_source_that_hangs_is_waited_for_until_its_timeout_and_told_that_nobody_waits()
    {
        _gateway.Dispose();
        _gateway = new TestGateway(_world.All, new SourceOptions { Timeout = TimeSpan.FromMilliseconds(600) });
        await _gateway.ExecuteAsync(Headline);
        _world.Death.Hang();
        var started = Stopwatch.GetTimestamp();

        await ExpectOnlyFollowersMissing("did not answer within 0.6 s");

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.55, 5);
        await _world.Death.Aborted.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("oops", 500, "answered with HTTP 500")]
    [InlineData("<html>", 404, "answered with HTTP 404")]
    [InlineData("<html>", 200, "no GraphQL response")]
    [InlineData("", 200, "no GraphQL response")]
    [InlineData("null", 200, "no GraphQL response")]
    [InlineData("{}", 200, "no GraphQL response")]
    [InlineData("{\"message\":\"moved\"}", 200, "no GraphQL response")]
    [InlineData("[]", 200, "without an answer")]
    [InlineData("{\"variableIndex\":0,\"data\":{\"deathUser\":{\"followerCount\":", 200, "no GraphQL response")]
    [InlineData("{\"variableIndex\":7,\"data\":{}}", 200, "no GraphQL response")]
    [InlineData("{\"variableIndex\":99999999999,\"data\":{}}", 200, "no GraphQL response")]
    [InlineData("{\"variableIndex\":0,\"data\":{\"deathUser\":{\"followerCount\":01}}}", 200, "no GraphQL response")]
    public async Task A_source_that_answers_nonsense(string body, int status, string why)
    {
        _world.Death.Answer(body, status);
        await ExpectOnlyFollowersMissing(why);
    }

    [Theory]
    [InlineData("{\"errors\":[{\"message\":\"\\ud800\"}]}")]
    [InlineData("{\"errors\":[{\"message\":\"m\",\"extensions\":{\"\\udc00\":1}}]}")]
    public async Task A_source_whose_errors_are_no_text(string body)
    {
        _world.Death.Answer(body);

        using var response = JsonDocument.Parse(await _gateway.ExecuteAsync(Headline));

        var node = response.RootElement.GetProperty("data").GetProperty("posts").GetProperty("nodes")[0];
        Assert.Equal("Name 1", node.GetProperty("author").GetProperty("displayName").GetString());
        Assert.Equal(JsonValueKind.Null, node.GetProperty("author").GetProperty("followerCount").ValueKind);
        var error = response.RootElement.GetProperty("errors")[0];
        Assert.Contains("half a character", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("SUBGRAPH_INVALID_RESPONSE", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Rows_that_arrived_whole_before_an_answer_breaks_off_are_kept()
    {
        _world.Death.Answer("{\"variableIndex\":0,\"data\":{\"deathUser\":{\"followerCount\":7}}}\n{\"variableI");

        using var response = JsonDocument.Parse(await _gateway.ExecuteAsync(Headline));

        var nodes = response.RootElement.GetProperty("data").GetProperty("posts").GetProperty("nodes");
        Assert.Equal("7", nodes[0].GetProperty("author").GetProperty("followerCount").GetRawText());
        Assert.Equal("null", nodes[1].GetProperty("author").GetProperty("followerCount").GetRawText());
        Assert.Equal(2, response.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task A_response_that_nests_too_deep_is_nonsense_too()
    {
        _world.Death.Answer(
            "{\"variableIndex\":0,\"data\":{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}}"
        );
        await ExpectOnlyFollowersMissing("no GraphQL response");
    }

    [Fact]
    public async Task Without_the_source_of_the_root_there_is_one_clear_error()
    {
        await _world.Fury.StopAsync();

        var response = await _gateway.ExecuteAsync(Headline);

        Assert.Equal(
            """{"errors":[{"message":"The source 'fury' cannot be reached.","locations":[{"line":1,"column":3}],"path":["posts"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","source":"fury"}}],"data":null}""",
            response
        );
        Assert.Empty(_world.War.Requests);
    }

    [Fact]
    public async Task An_error_of_a_source_is_told_at_the_clients_path()
    {
        var response = await _gateway.ExecuteAsync(
            "{ first: postById(id: \"post_1\") { who: author { oops: broken followerCount } } }"
        );

        Assert.Equal(
            """{"errors":[{"message":"The count of followers is broken.","locations":[{"line":1,"column":49}],"path":["first","who","oops"],"extensions":{"code":"BROKEN","source":"death"}}],"data":{"first":{"who":{"oops":null,"followerCount":200}}}}""",
            response
        );
    }

    [Fact]
    public async Task A_field_whose_requirement_failed_says_which_source_failed_and_leaves_the_others_alone()
    {
        await _world.War.StopAsync();

        var response = await _gateway.ExecuteAsync("{ postById(id: \"post_1\") { author { badge followerCount } } }");

        Assert.Equal(
            """{"errors":[{"message":"The source 'war' cannot be reached.","locations":[{"line":1,"column":37}],"path":["postById","author","badge"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","source":"war"}}],"data":{"postById":{"author":{"badge":null,"followerCount":200}}}}""",
            response
        );
    }

    [Fact]
    public async Task Every_row_of_a_page_has_its_error()
    {
        await _world.Death.StopAsync();

        using var response = JsonDocument.Parse(
            await _gateway.ExecuteAsync("{ posts(first: 120) { nodes { author { followerCount } } } }")
        );

        Assert.Equal(120, response.RootElement.GetProperty("errors").GetArrayLength());
        Assert.Equal(
            120,
            response.RootElement.GetProperty("data").GetProperty("posts").GetProperty("nodes").GetArrayLength()
        );
    }

    [Fact]
    public async Task A_source_that_knows_no_batching_is_asked_row_by_row_and_remembered()
    {
        _world.Death.Instead = async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            var isBatch =
                body.RootElement.ValueKind != JsonValueKind.Object
                || body.RootElement.GetProperty("variables").ValueKind != JsonValueKind.Object;
            context.Response.StatusCode = isBatch ? 400 : 200;
            await context.Response.WriteAsync(
                isBatch
                    ? """{"errors":[{"message":"variables must be an object"}]}"""
                    : """{"data":{"deathUser":{"followerCount":5}}}"""
            );
        };

        var response = await _gateway.ExecuteAsync("{ posts(first: 2) { nodes { author { followerCount } } } }");
        await _gateway.ExecuteAsync("{ posts(first: 2) { nodes { author { followerCount } } } }");

        Assert.Equal(
            """{"data":{"posts":{"nodes":[{"author":{"followerCount":5}},{"author":{"followerCount":5}}]}}}""",
            response
        );
        Assert.Equal(1 + 2 + 2, _world.Death.Requests.Count);
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_sources()
    {
        using var client = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        _world.Fury.Before = _ =>
        {
            asked.TrySetResult();
            return Task.CompletedTask;
        };
        _world.Fury.Hang();

        var running = _gateway.ExecuteAsync(Headline, null, client.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await _world.Fury.Aborted.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task After_failing_in_a_row_a_source_is_left_alone_and_then_probed()
    {
        var time = new ManualTime();
        var breakDuration = TimeSpan.FromSeconds(10);
        using var gateway = new TestGateway(
            _world.All,
            new SourceOptions
            {
                BreakAfterFailures = 2,
                BreakDuration = breakDuration,
                Time = time,
            }
        );
        _world.Death.Answer("", 503);
        const string Query = "{ postById(id: \"post_1\") { author { followerCount } } }";
        await gateway.ExecuteAsync(Query);
        await gateway.ExecuteAsync(Query);

        _world.Death.Instead = null;
        time.Advance(breakDuration - TimeSpan.FromMilliseconds(1));
        var rejected = await gateway.ExecuteAsync(Query);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var probed = await gateway.ExecuteAsync(Query);

        Assert.Contains("is not asked for now", rejected, StringComparison.Ordinal);
        Assert.Equal(3, _world.Death.Requests.Count);
        Assert.Equal("""{"data":{"postById":{"author":{"followerCount":200}}}}""", probed);
    }

    [Fact]
    public async Task A_mutation_is_never_sent_twice()
    {
        _world.Fury.Instead = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        await _gateway.ExecuteAsync("mutation { createPost(input: { content: \"x\" }) { post { id } } }");
        Assert.Single(_world.Fury.Requests);

        await _gateway.ExecuteAsync("{ postById(id: \"post_1\") { id } }");
        Assert.Equal(3, _world.Fury.Requests.Count);
    }
}
