using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;
using Npgsql;

namespace Graph.EndToEnd.Tests.Instances;

/// <summary>What people do in one instance of the services is so in the other.</summary>
public sealed class TwoInstancesTests(TwoOfEverything two) : IClassFixture<TwoOfEverything>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = Patience };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Who_watches_in_one_hears_of_a_like_in_the_other_and_goes_on_there_after_it()
    {
        var (author, reader) = (RunningGraph.World.PersonId(1), RunningGraph.World.PersonId(2));
        var post = await PublishAsync(two.First, author, "Watch me from afar.");
        string cursor;
        using (var events = await WatchAsync(two.Second, post, after: null))
        {
            var seen = await LikeUntilSeenAsync(two.First, reader, post, events);
            cursor = seen.GetProperty("cursor").GetString()!;
            Assert.Equal("COUNTS_CHANGED", seen.GetProperty("kind").GetString());
        }

        // While nobody watches, something happens in either.
        await LikeAsync(two.Second, RunningGraph.World.PersonId(3), post);
        await LikeAsync(two.First, RunningGraph.World.PersonId(4), post);
        using var again = await WatchAsync(two.First, post, cursor);

        var cursors = new List<string>();
        JsonElement happened;
        do
        {
            happened = EventOf(await again.ReadAsync());
            cursors.Add(happened.GetProperty("cursor").GetString()!);
        } while (happened.GetProperty("post").GetProperty("likeCount").GetInt64() < 2);

        Assert.DoesNotContain(cursor, cursors);
        Assert.Equal(cursors.Distinct(), cursors);
    }

    [Fact]
    public async Task Follows_in_both_at_once_are_counted_once_each_wherever_they_are_read()
    {
        var followed = RunningGraph.World.PersonId(5);
        var before = await FollowersAsync(two.First, followed);
        var strangers = await StrangersOfAsync(followed, 8);

        await Task.WhenAll(
            strangers.Select(
                async (follower, i) =>
                {
                    var graph = i % 2 == 0 ? two.First : two.Second;
                    var answer = await graph
                        .SignedIn(follower)
                        .Ask(
                            "mutation ($id: ID!) { followUser(input: { userId: $id }) { errors { __typename } } }",
                            new { id = Ids.User(followed) }
                        );
                    Assert.Equal(JsonValueKind.Null, answer.Data.At("followUser", "errors").ValueKind);
                }
            )
        );

        foreach (var graph in new[] { two.First, two.Second })
        {
            await UntilAsync(
                async () => await FollowersAsync(graph, followed) == before + strangers.Count,
                "The counts do not become what was done."
            );
        }

        // By events, through the outbox that one of the two instances relays, into another service.
        await UntilAsync(
            async () =>
                await two.First.War.Scalar<long>("select followers from profiles where id = $1", followed)
                == await two.First.Death.Scalar<long>(
                    "select followers from follow_counts where user_id = $1",
                    followed
                ),
            "War does not get to know what Death has counted."
        );
    }

    [Fact]
    public async Task One_request_sent_to_both_publishes_one_post()
    {
        var author = RunningGraph.World.PersonId(6);
        var input = new { content = "Twice through two doors.", idempotencyKey = Guid.NewGuid().ToString() };

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    (i % 2 == 0 ? two.First : two.Second)
                        .SignedIn(author)
                        .Ask(
                            """
                            mutation ($input: CreatePostInput!) {
                              createPost(input: $input) { post { id } errors { ... on UserError { message } } }
                            }
                            """,
                            new { input }
                        )
                )
        );

        Assert.Single(answers.Select(answer => answer.Data.Text("createPost", "post", "id")).Distinct());
        Assert.Equal(
            1,
            await two.First.Fury.Scalar<long>(
                "select count(*) from posts where user_id = $1 and content = $2",
                author,
                input.content
            )
        );
    }

    [Fact]
    public async Task Queries_read_from_the_standby_and_whoever_has_written_reads_that_at_once_in_both()
    {
        var (author, reader) = (RunningGraph.World.PersonId(7), RunningGraph.World.PersonId(8));
        await UntilReadFromStandbyAsync(two.First, author);
        await UntilReadFromStandbyAsync(two.Second, author);
        await two.Servers.PauseAsync();
        try
        {
            var post = await PublishAsync(two.First, author, "Mine, at once.");

            Assert.NotEqual(JsonValueKind.Null, await ReadAsync(two.First, author, post));
            Assert.NotEqual(JsonValueKind.Null, await ReadAsync(two.Second, author, post));
            // Everybody else may be behind, but not for long: a standby that stands still is not read from.
            await UntilAsync(
                async () => await ReadAsync(two.Second, reader, post) != JsonValueKind.Null,
                "A standby that is behind is still read from."
            );
        }
        finally
        {
            await two.Servers.ResumeAsync();
        }

        await UntilReadFromStandbyAsync(two.Second, reader);
    }

    [Fact]
    public async Task Who_watches_is_told_that_something_may_have_been_missed_when_Redis_is_lost()
    {
        var author = RunningGraph.World.PersonId(9);
        var post = await PublishAsync(two.First, author, "Do not look away.");
        using (var events = await WatchAsync(two.Second, post, after: null))
        {
            await LikeUntilSeenAsync(two.First, author, post, events);
            two.Redis.Kill();

            string? last;
            do
            {
                last = await events.ReadAsync();
            } while (last is not null && !last.Contains("\"errors\"", StringComparison.Ordinal));
            Assert.Contains("CURSOR_EXPIRED", last, StringComparison.Ordinal);
            // What was done is done, whoever hears of it.
            await LikeAsync(two.First, RunningGraph.World.PersonId(10), post);
        }

        await two.Redis.StartAsync();
        await UntilAsync(
            async () =>
            {
                using var again = await WatchAsync(two.Second, post, after: null);
                var reading = again.ReadAsync();
                for (var round = 0; !reading.IsCompleted; round++)
                {
                    await LikeAsync(two.First, author, post, unlike: round % 2 == 0);
                }

                return (await reading)?.Contains("COUNTS_CHANGED", StringComparison.Ordinal) == true;
            },
            "Nobody hears anything after Redis has come back."
        );
    }

    private static async Task<string> PublishAsync(RunningGraph graph, Guid author, string content)
    {
        var answer = await graph
            .SignedIn(author)
            .Ask(
                "mutation ($content: String!) { createPost(input: { content: $content }) { post { id } } }",
                new { content }
            );
        return answer.Data.Text("createPost", "post", "id")!;
    }

    private static async Task LikeAsync(RunningGraph graph, Guid viewer, string post, bool unlike = false)
    {
        var mutation = unlike ? "unlikePost" : "likePost";
        var answer = await graph
            .SignedIn(viewer)
            .Ask(
                $$"""mutation ($id: ID!) { {{mutation}}(input: { postId: $id }) { errors { __typename } } }""",
                new { id = post }
            );
        Assert.Equal(JsonValueKind.Null, answer.Data.At(mutation, "errors").ValueKind);
    }

    // Nothing tells a client that its subscription is open: it is when it sees a change.
    private static async Task<JsonElement> LikeUntilSeenAsync(
        RunningGraph graph,
        Guid viewer,
        string post,
        EventStream events
    )
    {
        var seen = events.ReadAsync();
        for (var round = 0; !seen.IsCompleted || round % 2 == 1; round++)
        {
            await LikeAsync(graph, viewer, post, unlike: round % 2 == 1);
        }

        return EventOf(await seen);
    }

    private Task<EventStream> WatchAsync(RunningGraph graph, string post, string? after) =>
        EventStream.OpenAsync(
            _http,
            graph.Address,
            $$"""
            subscription {
              postChanged(postId: "{{post}}"{{(after is null ? "" : $", after: \"{after}\"")}}) {
                kind cursor post { likeCount }
              }
            }
            """,
            graph.TokenOf(RunningGraph.World.PersonId(11))
        );

    private static JsonElement EventOf(string? message)
    {
        Assert.StartsWith("next ", message, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(message!["next ".Length..]);
        Assert.True(json.RootElement.TryGetProperty("data", out var data), message);
        return data.GetProperty("postChanged").Clone();
    }

    private static async Task<long> FollowersAsync(RunningGraph graph, Guid user)
    {
        var answer = await graph
            .Anonymous()
            .Ask("query ($id: ID!) { userById(id: $id) { followerCount } }", new { id = Ids.User(user) });
        return answer.Data.Number("userById", "followerCount");
    }

    private async Task<IReadOnlyList<Guid>> StrangersOfAsync(Guid followed, int count) =>
        [
            .. (
                await two.First.Death.Rows(
                    """
                    select u.id from graph_users u
                    where u.id <> $1
                      and not exists (select 1 from followers f where f.following_id = $1 and f.follower_id = u.id)
                    order by u.id limit $2
                    """,
                    followed,
                    count
                )
            ).Select(row => (Guid)row[0]),
        ];

    private static async Task<JsonValueKind> ReadAsync(RunningGraph graph, Guid viewer, string post)
    {
        var answer = await graph
            .SignedIn(viewer)
            .Ask("query ($id: ID!) { postById(id: $id) { content } }", new { id = post });
        return answer.Data.At("postById").ValueKind;
    }

    /// <summary>Asks as somebody who does not write, until the standby has executed what this instance asks.</summary>
    private async Task UntilReadFromStandbyAsync(RunningGraph graph, Guid viewer)
    {
        await using var standby = NpgsqlDataSource.Create(two.Servers.Standby("postgres"));
        await UntilAsync(
            async () =>
            {
                var before = await ExecutedAsync(standby);
                await graph.SignedIn(viewer).Ask("{ posts(first: 3) { nodes { content } } }");
                return await ExecutedAsync(standby) > before;
            },
            "Queries are not read from the standby."
        );
    }

    // When the newest statement on posts began.
    private static async Task<DateTime> ExecutedAsync(NpgsqlDataSource standby)
    {
        await using var command = standby.CreateCommand(
            """
            select coalesce(max(query_start), 'epoch') from pg_stat_activity
            where pid <> pg_backend_pid() and query like '%posts%'
            """
        );
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            Assert.False(limit.IsCancellationRequested, otherwise);
        }
    }
}
