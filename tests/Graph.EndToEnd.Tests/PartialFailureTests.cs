using System.Diagnostics;
using System.Net;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>A service that is gone costs what it owned, and nothing else.</summary>
public sealed class PartialFailureTests
{
    private static readonly TimeSpan SourceTimeout = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Without_Death_every_post_and_author_is_there_and_the_counts_are_null_with_an_error()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            await graph.Death.StopAsync();

            var answer = await graph.Anonymous().Ask(HeadlineQueryTests.Headline);

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            AssertOnlyDeathIsMissing(answer, "cannot be reached");
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_Fury_there_is_one_clear_error()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            await graph.Fury.StopAsync();

            var answer = await graph.Anonymous().Ask(HeadlineQueryTests.Headline);

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.True(answer.IsNullData, answer.Text);
            Assert.Contains("fury", answer.Message, StringComparison.Ordinal);
            Assert.Contains("cannot be reached", answer.Message, StringComparison.Ordinal);
            Assert.Equal("SUBGRAPH_UNAVAILABLE", answer.Code);
            Assert.Equal("fury", answer.Error.Text("extensions", "source"));
            Assert.Equal("posts", answer.Error.Text("path", 0));
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    [Fact]
    public async Task When_Death_hangs_the_answer_comes_at_its_timeout_and_Death_is_told_to_stop()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            // The first request of an operation is planned and compiled everywhere.
            _ = (await graph.Anonymous().Ask(HeadlineQueryTests.Headline)).Data;
            graph.Death.Traffic.Hangs = true;

            var clock = Stopwatch.StartNew();
            var answer = await graph.Anonymous().Ask(HeadlineQueryTests.Headline);
            clock.Stop();

            AssertOnlyDeathIsMissing(answer, "did not answer within 1 s");
            Assert.InRange(clock.Elapsed.TotalSeconds, 0.9, 2);
            Assert.True(SpinWait.SpinUntil(() => graph.Death.Traffic.GivenUp == 1, TimeSpan.FromSeconds(5)));
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    private static void AssertOnlyDeathIsMissing(Answer answer, string reason)
    {
        var nodes = answer.PartialData.At("posts", "nodes");
        Assert.Equal(20, nodes.GetArrayLength());
        foreach (var post in nodes.EnumerateArray())
        {
            Assert.NotEmpty(post.Text("content")!);
            Assert.NotEmpty(post.Text("author", "handle")!);
            Assert.NotEmpty(post.Text("author", "displayName")!);
            Assert.True(post.IsNull("author", "followerCount"));
            Assert.True(post.IsNull("author", "viewerIsFollowing"));
        }

        Assert.NotEmpty(answer.Errors);
        var explained = new HashSet<string>();
        foreach (var error in answer.Errors)
        {
            Assert.Contains("death", error.Text("message"), StringComparison.Ordinal);
            Assert.Contains(reason, error.Text("message"), StringComparison.Ordinal);
            Assert.Equal("SUBGRAPH_UNAVAILABLE", error.Text("extensions", "code"));
            Assert.Equal("death", error.Text("extensions", "source"));
            explained.Add(error.At("path").GetRawText());
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Contains($"[\"posts\",\"nodes\",{i},\"author\",\"followerCount\"]", explained);
        }
    }
}
