using System.Collections.Concurrent;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Counters are exact, whoever changes them at the same time.</summary>
public sealed class CountersTests(RunningGraph graph) : IClassFixture<RunningGraph>
{
    private const int Clients = 64;
    private const int OperationsPerClient = 16;
    private const int Targets = 5;

    private const string Follow =
        "mutation ($id: ID!) { followUser(input: { userId: $id }) "
        + "{ user { viewerIsFollowing } errors { ... on UserError { message } } } }";

    private const string Unfollow =
        "mutation ($id: ID!) { unfollowUser(input: { userId: $id }) "
        + "{ user { viewerIsFollowing } errors { ... on UserError { message } } } }";

    private const string Like =
        "mutation ($id: ID!) { likePost(input: { postId: $id }) "
        + "{ post { viewerHasLiked } errors { ... on UserError { message } } } }";

    private const string Unlike =
        "mutation ($id: ID!) { unlikePost(input: { postId: $id }) "
        + "{ post { viewerHasLiked } errors { ... on UserError { message } } } }";

    [Fact]
    public async Task After_64_clients_followed_and_liked_at_once_every_counter_equals_its_rows()
    {
        var world = RunningGraph.World;
        // But for the one who is banned.
        var people = Enumerable.Range(0, Clients).Where(x => !world.IsBanned(x)).Select(world.PersonId).ToArray();
        var posts = (await graph.Fury.Rows($"select id from posts order by likes desc, id limit {Targets}"))
            .Select(row => (Guid)row[0])
            .ToArray();
        var follows = new ConcurrentDictionary<(Guid, Guid), bool>();
        var likes = new ConcurrentDictionary<(Guid, Guid), bool>();

        await Task.WhenAll(people.Select(person => ActAsync(person, people[..Targets], posts, follows, likes)));

        Assert.Equal(0L, await graph.Death.Scalar<long>(WrongFollowCounts));
        Assert.Equal(0L, await graph.Fury.Scalar<long>(WrongLikeCounts));
        await AssertLastWordStandsAsync(graph.Death, "select follower_id, following_id from followers", follows);
        await AssertLastWordStandsAsync(graph.Fury, "select user_id, post_id from likes", likes);
    }

    private const string WrongFollowCounts = """
        select count(*)
        from (select follower_id as id from followers union select following_id from followers
              union select user_id from follow_counts) u
        left join follow_counts c on c.user_id = u.id
        where coalesce(c.followers, 0) <> (select count(*) from followers f where f.following_id = u.id)
            or coalesce(c.following, 0) <> (select count(*) from followers f where f.follower_id = u.id)
        """;

    private const string WrongLikeCounts = """
        select count(*) from posts p where p.likes <> (select count(*) from likes l where l.post_id = p.id)
        """;

    /// <summary>One client: does one thing after the other, and remembers what was its last word on each.</summary>
    private async Task ActAsync(
        Guid person,
        Guid[] people,
        Guid[] posts,
        ConcurrentDictionary<(Guid, Guid), bool> follows,
        ConcurrentDictionary<(Guid, Guid), bool> likes
    )
    {
        var client = graph.SignedIn(person);
        var random = new Random(person.GetHashCode());
        for (var i = 0; i < OperationsPerClient; i++)
        {
            var add = random.Next(2) == 0;
            var target = random.Next(Targets);
            if (random.Next(2) == 0 && people[target] != person)
            {
                var answer = await client.Ask(add ? Follow : Unfollow, new { id = Ids.User(people[target]) });
                var user = answer.Data.At(add ? "followUser" : "unfollowUser", "user");
                Assert.Equal(add, user.Flag("viewerIsFollowing"));
                follows[(person, people[target])] = add;
            }
            else
            {
                var answer = await client.Ask(add ? Like : Unlike, new { id = Ids.Post(posts[target]) });
                Assert.Equal(add, answer.Data.Flag(add ? "likePost" : "unlikePost", "post", "viewerHasLiked"));
                likes[(person, posts[target])] = add;
            }
        }
    }

    private static async Task AssertLastWordStandsAsync(
        RunningService service,
        string sql,
        ConcurrentDictionary<(Guid, Guid), bool> expected
    )
    {
        var rows = (await service.Rows(sql)).Select(row => ((Guid)row[0], (Guid)row[1])).ToHashSet();
        Assert.NotEmpty(expected);
        Assert.All(expected, pair => Assert.Equal(pair.Value, rows.Contains(pair.Key)));
    }
}
