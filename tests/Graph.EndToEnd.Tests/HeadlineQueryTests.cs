using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Posts, their authors and the authors' follower counts: three services, one answer.</summary>
[Collection(DemoGraph.Name)]
public sealed class HeadlineQueryTests(RunningGraph graph)
{
    internal const string Headline =
        "query { posts(first: 20) { nodes { id content likeCount "
        + "author { handle displayName followerCount viewerIsFollowing } } } }";

    [Fact]
    public async Task It_answers_from_the_data_of_three_services()
    {
        var answer = await graph.Anonymous().Ask(Headline);

        var nodes = answer.Data.At("posts", "nodes");
        var rows = await graph.Fury.Rows(
            """
            select id, content, likes, user_id from posts where visibility = 'PUBLIC' and deleted_at is null
            order by created_at desc, id desc limit 20
            """
        );
        Assert.Equal(20, rows.Count);
        Assert.Equal(20, nodes.GetArrayLength());
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(Ids.Post((Guid)rows[i][0]), nodes.Text(i, "id"));
            Assert.Equal(rows[i][1], nodes.Text(i, "content"));
            Assert.Equal(rows[i][2], nodes.Number(i, "likeCount"));
            var author = nodes.At(i, "author");
            var profile = await graph.War.Rows("select handle, display_name from profiles where id = $1", rows[i][3]);
            Assert.Equal(profile[0][0], author.Text("handle"));
            Assert.Equal(profile[0][1], author.Text("displayName"));
            Assert.Equal(
                await graph.Death.Scalar<long>("select count(*) from followers where following_id = $1", rows[i][3]),
                author.Number("followerCount")
            );
            Assert.False(author.Flag("viewerIsFollowing"));
        }
    }

    [Fact]
    public async Task Each_service_is_asked_once_and_War_and_Death_at_the_same_time()
    {
        await graph.Anonymous().Ask(Headline);
        graph.ForgetTraffic();
        SetDelay(TimeSpan.FromMilliseconds(150));
        try
        {
            _ = (await graph.Anonymous().Ask(Headline)).Data;
        }
        finally
        {
            SetDelay(TimeSpan.Zero);
        }

        var fury = Assert.Single(graph.Fury.Traffic.Requests);
        var war = Assert.Single(graph.War.Traffic.Requests);
        var death = Assert.Single(graph.Death.Traffic.Requests);
        Assert.True(war.Start >= fury.Answered, "War is asked when Fury has answered.");
        Assert.True(death.Start >= fury.Answered, "Death is asked when Fury has answered.");
        Assert.True(
            war.Start < death.Answered && death.Start < war.Answered,
            "War and Death are asked in the same wave."
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twenty_posts_cost_as_many_statements_as_one(bool signedIn)
    {
        var client = signedIn ? graph.SignedIn(RunningGraph.World.PersonId(3)) : graph.Anonymous();

        var one = await StatementsOf(client, Headline.Replace("20", "1", StringComparison.Ordinal));
        var twenty = await StatementsOf(client, Headline);

        // Nobody follows anybody who is not signed in: that needs no statement.
        Assert.Equal((Fury: 1, War: 1, Death: signedIn ? 2 : 1), twenty);
        Assert.Equal(one, twenty);
    }

    [Fact]
    public async Task What_the_viewer_follows_and_likes_is_what_the_databases_say()
    {
        var viewer = RunningGraph.World.PersonId(5);

        var answer = await graph
            .SignedIn(viewer)
            .Ask("query { posts(first: 50) { nodes { id viewerHasLiked author { id viewerIsFollowing } } } }");

        var nodes = answer.Data.At("posts", "nodes").EnumerateArray().ToArray();
        var follows = await graph.Death.Rows("select following_id from followers where follower_id = $1", viewer);
        var likes = await graph.Fury.Rows("select post_id from likes where user_id = $1", viewer);
        var followed = follows.Select(row => (Guid)row[0]).ToHashSet();
        var liked = likes.Select(row => (Guid)row[0]).ToHashSet();
        Assert.All(nodes, post => Assert.Equal(liked.Contains(Ids.OfPost(post.Text("id"))), LikedBy(post)));
        Assert.All(
            nodes,
            post =>
                Assert.Equal(
                    followed.Contains(Ids.OfUser(post.Text("author", "id"))),
                    post.Flag("author", "viewerIsFollowing")
                )
        );
        // The demo world is large enough for both answers to occur.
        Assert.Contains(nodes, post => post.Flag("author", "viewerIsFollowing"));
        Assert.Contains(nodes, post => !post.Flag("author", "viewerIsFollowing"));
        Assert.Contains(nodes, LikedBy);

        static bool LikedBy(JsonElement post) => post.Flag("viewerHasLiked");
    }

    private async Task<(int Fury, int War, int Death)> StatementsOf(GraphClient client, string query)
    {
        graph.ForgetTraffic();
        _ = (await client.Ask(query)).Data;
        return (graph.Fury.Statements.Count, graph.War.Statements.Count, graph.Death.Statements.Count);
    }

    private void SetDelay(TimeSpan delay)
    {
        foreach (var subgraph in graph.Subgraphs)
        {
            subgraph.Traffic.Delay = delay;
        }
    }
}
