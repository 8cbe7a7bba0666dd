using System.Collections.Concurrent;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Relations;

/// <summary>64 clients follow, ask, answer, block, mute and remove each other at once, through the gateway.</summary>
public sealed class RelationsAtOnceTests(RunningGraph graph) : IClassFixture<RunningGraph>
{
    private const int Clients = 64;
    private const int OperationsPerClient = 24;
    private const int People = 8;

    private const string WrongCounts = """
        select count(*)
        from (select follower_id as id from followers union select following_id from followers
              union select user_id from follow_counts) u
        left join follow_counts c on c.user_id = u.id
        where coalesce(c.followers, 0) <> (select count(*) from followers f where f.following_id = u.id)
            or coalesce(c.following, 0) <> (select count(*) from followers f where f.follower_id = u.id)
        """;

    private const string AcrossBlocks = """
        select count(*)
        from (select follower_id, following_id from followers union all select follower_id, following_id from follow_requests) e
        join blocks b on (b.blocker_id = e.follower_id and b.blocked_id = e.following_id)
            or (b.blocked_id = e.follower_id and b.blocker_id = e.following_id)
        """;

    private static readonly string[] Mutations =
    [
        "followUser",
        "followUser",
        "followUser",
        "unfollowUser",
        "answerFollowRequest",
        "answerFollowRequest",
        "removeFollower",
        "blockUser",
        "unblockUser",
        "muteUser",
    ];

    [Fact]
    public async Task Counters_equal_rows_no_forbidden_follow_is_left_and_private_lists_stay_closed()
    {
        var world = RunningGraph.World;
        var people = Enumerable.Range(0, People).Select(world.PersonId).ToArray();
        var closed = people[..(People / 2)];
        // They begin with nobody, so that whoever follows one of the closed ones was accepted here.
        await graph.Death.Scalar<long>(
            """
            with gone as (
                delete from followers where follower_id = any($1) or following_id = any($1) returning follower_id, following_id
            ), less as (
                update follow_counts c set
                    followers = c.followers - (select count(*) from gone g where g.following_id = c.user_id),
                    following = c.following - (select count(*) from gone g where g.follower_id = c.user_id)
                where c.user_id in (select follower_id from gone union select following_id from gone)
            ), shut as (
                update graph_users set is_private = true where id = any($2)
            )
            select count(*) from gone
            """,
            people,
            closed
        );
        var accepted = new ConcurrentDictionary<(Guid Follower, Guid Followed), bool>();

        await Task.WhenAll(
            Enumerable.Range(0, Clients).Select(client => ActAsync(new Random(client), people, accepted))
        );

        Assert.Equal(0L, await graph.Death.Scalar<long>(WrongCounts));
        Assert.Equal(0L, await graph.Death.Scalar<long>(AcrossBlocks));
        var follows = (
            await graph.Death.Rows(
                "select follower_id, following_id from followers where following_id = any($1)",
                closed
            )
        )
            .Select(row => ((Guid)row[0], (Guid)row[1]))
            .ToHashSet();
        Assert.All(follows, follow => Assert.True(accepted.ContainsKey(follow)));
        foreach (var (viewer, person) in people.SelectMany(viewer => closed.Select(person => (viewer, person))))
        {
            var seen = await graph
                .SignedIn(viewer)
                .Ask(
                    "query ($id: ID!) { userById(id: $id) { followers { nodes { id } } } }",
                    new { id = Ids.User(person) }
                );
            Assert.Equal(
                viewer != person && !follows.Contains((viewer, person)),
                seen.Data.IsNull("userById", "followers")
            );
        }
    }

    private async Task ActAsync(
        Random random,
        Guid[] people,
        ConcurrentDictionary<(Guid Follower, Guid Followed), bool> accepted
    )
    {
        for (var i = 0; i < OperationsPerClient; i++)
        {
            var (viewer, other) = (people[random.Next(People)], people[random.Next(People)]);
            var mutation = Mutations[random.Next(Mutations.Length)];
            var isAnswer = mutation == "answerFollowRequest";
            var accept =
                isAnswer && random.Next(4) > 0 ? ", accept: true"
                : isAnswer ? ", accept: false"
                : "";
            if (accept == ", accept: true")
            {
                // Known before it is done.
                accepted[(other, viewer)] = true;
            }

            var answer = await graph
                .SignedIn(viewer)
                .Ask(
                    $"mutation ($id: ID!) {{ {mutation}(input: {{ userId: $id{accept} }}) "
                        + "{ user { id } errors { ... on UserError { code } } } }",
                    new { id = Ids.User(other) }
                );
            var payload = answer.Data.At(mutation);
            if (payload.IsNull("user"))
            {
                Assert.Contains(payload.Text("errors", 0, "code"), (string[])["VALIDATION", "FORBIDDEN", "NOT_FOUND"]);
            }
        }
    }
}
