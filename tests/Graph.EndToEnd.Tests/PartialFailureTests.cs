using System.Diagnostics;
using System.Net;
using System.Text.Json;
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
    public async Task Without_Fury_the_other_root_fields_of_a_query_are_answered()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            await graph.Fury.StopAsync();

            var answer = await graph
                .Anonymous()
                .Ask("""{ posts(first: 2) { nodes { id } } userByHandle(handle: "ada") { handle followerCount } }""");

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.True(answer.PartialData.IsNull("posts"), answer.Text);
            Assert.Equal("ada", answer.PartialData.At("userByHandle").Text("handle"));
            Assert.False(answer.PartialData.At("userByHandle").IsNull("followerCount"));
            Assert.Equal("posts", answer.Error.Text("path", 0));
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    [Fact]
    public async Task Of_three_mutations_the_two_that_work_are_told_when_the_one_between_them_does_not()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            var viewer = graph.SignedIn(RunningGraph.World.PersonId(1));
            await graph.Death.StopAsync();

            var answer = await viewer.Ask(
                """
                mutation ($id: ID!) {
                  first: createPost(input: { content: "Before." }) { post { id } }
                  followUser(input: { userId: $id }) { user { handle } }
                  last: createPost(input: { content: "After." }) { post { id } }
                }
                """,
                new { id = Ids.User(RunningGraph.World.PersonId(2)) }
            );

            Assert.NotEmpty(answer.PartialData.At("first", "post").Text("id")!);
            Assert.True(answer.PartialData.IsNull("followUser"), answer.Text);
            Assert.NotEmpty(answer.PartialData.At("last", "post").Text("id")!);
            Assert.Equal("followUser", answer.Error.Text("path", 0));
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    [Fact]
    public async Task When_Death_is_back_so_are_the_counts()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            var before = (await graph.Anonymous().Ask(HeadlineQueryTests.Headline)).Text;
            await graph.Death.StopAsync();
            Assert.NotEmpty((await graph.Anonymous().Ask(HeadlineQueryTests.Headline)).Errors);

            await graph.Death.StartAgainAsync();

            Assert.Equal(before, (await graph.Anonymous().Ask(HeadlineQueryTests.Headline)).Text);
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_Death_nobody_can_be_followed_and_everything_else_works()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            var viewer = graph.SignedIn(RunningGraph.World.PersonId(1));
            await graph.Death.StopAsync();

            var follow = await viewer.Ask(
                "mutation ($id: ID!) { followUser(input: { userId: $id }) { user { handle } } }",
                new { id = Ids.User(RunningGraph.World.PersonId(2)) }
            );
            var post = await viewer.Ask(
                "mutation { createPost(input: { content: \"Still here.\" }) { post { author { handle followerCount } } } }"
            );

            Assert.True(follow.PartialData.IsNull("followUser"), follow.Text);
            Assert.Equal("The source 'death' cannot be reached.", follow.Message);
            Assert.Equal("followUser", follow.Error.Text("path", 0));
            var author = post.PartialData.At("createPost", "post", "author");
            Assert.Equal(RunningGraph.World.Person(1).Handle, author.Text("handle"));
            Assert.True(author.IsNull("followerCount"));
            Assert.Equal("""["createPost","post","author","followerCount"]""", post.Error.At("path").GetRawText());
        }
        finally
        {
            await graph.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_War_posts_have_no_authors_and_what_Death_knows_of_them_can_still_be_asked()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            await graph.War.StopAsync();

            var names = await graph.Anonymous().Ask(HeadlineQueryTests.Headline);
            var counts = await graph.Anonymous().Ask("{ posts(first: 20) { nodes { author { id followerCount } } } }");

            // A name is never null: without it there is no author.
            Assert.All(
                names.PartialData.At("posts", "nodes").EnumerateArray(),
                post => Assert.True(post.Text("content") is not null && post.IsNull("author"))
            );
            Assert.Equal(20, names.Errors.Count);
            Assert.All(names.Errors, error => Assert.Equal("war", error.Text("extensions", "source")));
            Assert.Equal(20, counts.Data.At("posts", "nodes").GetArrayLength());
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
            Assert.True(answer.PartialData.IsNull("posts"), answer.Text);
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
    public async Task Without_its_source_nobody_can_say_whether_an_object_exists_so_it_is_null_with_the_reason()
    {
        var graph = await RunningGraph.StartAsync(SourceTimeout);
        try
        {
            var post = Ids.Post(await graph.Fury.Scalar<Guid>("select id from posts limit 1"));
            var user = Ids.User(RunningGraph.World.PersonId(2));
            await graph.Fury.StopAsync();

            foreach (var selection in new[] { "id", "id __typename", "id ... on Post { content }", "__typename" })
            {
                var answer = await graph
                    .Anonymous()
                    .Ask(
                        $$"""
                        query ($post: ID!, $user: ID!) {
                          node(id: $post) { {{selection}} }
                          nodes(ids: [$user, $post]) { {{selection}} }
                          postById(id: $post) { id }
                        }
                        """,
                        new { post, user }
                    );

                Assert.True(answer.PartialData.IsNull("node"), answer.Text);
                Assert.Equal(JsonValueKind.Object, answer.PartialData.At("nodes", 0).ValueKind);
                Assert.True(answer.PartialData.IsNull("nodes", 1), answer.Text);
                Assert.True(answer.PartialData.IsNull("postById"), answer.Text);
                Assert.All(
                    answer.Errors,
                    error => Assert.Equal("SUBGRAPH_UNAVAILABLE", error.Text("extensions", "code"))
                );
                var explained = answer.Errors.Select(error => error.At("path", 0).GetString()).ToHashSet();
                Assert.Equal(["node", "nodes", "postById"], explained.Order());
            }
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
