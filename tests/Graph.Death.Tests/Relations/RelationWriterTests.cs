using System.Collections.Concurrent;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Death.Follows;
using Graph.Death.Relations;

namespace Graph.Death.Tests.Relations;

public sealed class RelationWriterTests(DeathDatabase death) : IClassFixture<DeathDatabase>
{
    [Fact]
    public async Task Following_and_unfollowing_count_once()
    {
        var (ada, ben) = await Two();

        Assert.True((await death.Writer.Follow(ada, Id(ben), default)).Value!.Outgoing.Follows);
        Assert.True((await death.Writer.Follow(ada, Id(ben), default)).IsSuccess);
        Assert.Equal((1, 0), await Counts(ben));
        Assert.Equal((0, 1), await Counts(ada));
        Assert.Equal([true], await death.ViewerIsFollowing([Id(ben)], ada));

        Assert.True((await death.Writer.Unfollow(ada, Id(ben), default)).IsSuccess);
        Assert.True((await death.Writer.Unfollow(ada, Id(ben), default)).IsSuccess);
        Assert.Equal((0, 0), await Counts(ben));
        Assert.Equal((0, 0), await Counts(ada));
    }

    [Fact]
    public async Task A_private_account_is_asked_and_answers()
    {
        var (ada, ben) = await Two();
        await MakePrivate(ben);

        Assert.True((await death.Writer.Follow(ada, Id(ben), default)).Value!.Outgoing.Requests);
        Assert.True((await death.Writer.Follow(ada, Id(ben), default)).Value!.Outgoing.Requests);
        Assert.Equal((0, 0), await Counts(ben));

        Assert.True((await death.Writer.Answer(ben, Id(ada), accept: false, default)).IsSuccess);
        Assert.IsType<NotFoundError>((await death.Writer.Answer(ben, Id(ada), accept: true, default)).Errors![0]);

        await death.Writer.Follow(ada, Id(ben), default);
        Assert.True((await death.Writer.Answer(ben, Id(ada), accept: true, default)).Value!.Incoming.Follows);
        Assert.True((await death.Writer.Answer(ben, Id(ada), accept: true, default)).IsSuccess);
        Assert.Equal((1, 0), await Counts(ben));

        Assert.True((await death.Writer.RemoveFollower(ben, Id(ada), default)).IsSuccess);
        Assert.Equal((0, 0), await Counts(ben));
        Assert.Equal((0, 0), await Counts(ada));
    }

    [Fact]
    public async Task A_block_ends_follows_and_requests_in_both_directions_and_counts_move_with_it()
    {
        var (ada, ben) = await Two();
        await death.Writer.Follow(ada, Id(ben), default);
        await MakePrivate(ada);
        await death.Writer.Follow(ben, Id(ada), default);

        Assert.True((await death.Writer.Block(ada, Id(ben), default)).IsSuccess);
        Assert.True((await death.Writer.Block(ada, Id(ben), default)).IsSuccess);

        Assert.Equal((0, 0), await Counts(ben));
        Assert.Equal((0, 0), await Counts(ada));
        Assert.Equal(
            0L,
            await death.Scalar<long>($"select count(*) from follow_requests where follower_id = '{Id(ben)}'")
        );
        Assert.IsType<ForbiddenError>((await death.Writer.Follow(ada, Id(ben), default)).Errors![0]);
        Assert.IsType<ForbiddenError>((await death.Writer.Follow(ben, Id(ada), default)).Errors![0]);

        // Nothing comes back with the end of the block.
        Assert.True((await death.Writer.Unblock(ada, Id(ben), default)).IsSuccess);
        Assert.Equal((0, 0), await Counts(ben));
        Assert.True((await death.Writer.Follow(ada, Id(ben), default)).IsSuccess);
    }

    [Fact]
    public async Task Everything_that_changes_is_told_with_all_of_it_and_a_version_that_grows()
    {
        var (ada, ben) = await Two();
        var end = new DateTimeOffset(2040, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await death.Writer.Follow(ada, Id(ben), default);
        await death.Writer.Follow(ada, Id(ben), default);
        await death.Writer.Mute(ada, Id(ben), new MuteTerms(end, Reposts: true), default);
        await death.Writer.Follow(ben, Id(ada), default);
        await death.Writer.Block(ben, Id(ada), default);
        await death.Writer.Unblock(ben, Id(ada), default);
        await death.Writer.Unmute(ada, Id(ben), default);

        Assert.Equal(
            """
            1 follows
            2 follows mutes until 2040
            4 mutes until 2040
            6
            """.ReplaceLineEndings("\n"),
            await Told(ada, ben)
        );
        Assert.Equal(
            """
            3 follows
            4 blocks
            5
            """.ReplaceLineEndings("\n"),
            await Told(ben, ada)
        );
        Assert.Equal(
            "created,created,deleted,deleted",
            await death.Scalar<string>(
                $"""
                select string_agg(split_part(type, '.', 3), ',' order by split_part(type, '.', 3)) from outbox
                where type like 'death.follow.%' and aggregate_id in ('{Id(ada)}', '{Id(ben)}')
                """
            )
        );
    }

    [Fact]
    public async Task What_changes_nothing_leaves_nothing_behind()
    {
        var (ada, ben) = await Two();

        await death.Writer.Unfollow(ada, Id(ben), default);
        await death.Writer.Unblock(ada, Id(ben), default);
        await death.Writer.Follow(ada, Guid.NewGuid(), default);

        Assert.Equal(
            0L,
            await death.Scalar<long>(
                $"select count(*) from relation_versions where low_id = '{Id(ada)}' or high_id = '{Id(ada)}'"
            )
        );
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_a_reason()
    {
        var (ada, ben) = await Two();
        await death.Scalar<Guid>($"update graph_users set state = 'DELETED' where id = '{Id(ben)}' returning id");

        var oneself = await death.Writer.Follow(ada, Id(ada), default);
        Assert.Equal("NOT_YOURSELF", Assert.IsType<ValidationError>(oneself.Errors![0]).Rule);
        Assert.IsType<NotFoundError>((await death.Writer.Follow(ada, Guid.NewGuid(), default)).Errors![0]);
        Assert.IsType<NotFoundError>((await death.Writer.Unfollow(ada, Guid.NewGuid(), default)).Errors![0]);
        Assert.IsType<NotFoundError>((await death.Writer.Block(ada, Id(ben), default)).Errors![0]);
        Assert.IsType<NotFoundError>((await death.Writer.Follow(ada, Id(ben), default)).Errors![0]);
        Assert.IsType<UnauthenticatedError>((await death.Writer.Follow(Viewer.Anonymous, Id(ben), default)).Errors![0]);
        Assert.IsType<UnauthenticatedError>((await death.Writer.Block(Viewer.Anonymous, Id(ben), default)).Errors![0]);
    }

    [Fact]
    public async Task Nobody_follows_more_people_than_the_limit_even_at_once()
    {
        var ada = (await death.NewUsers(1))[0];
        var others = await death.NewUsers(10);
        Assert.True((await death.Writer.Follow(ada, Id(others[0]), default)).IsSuccess);
        await death.Scalar<Guid>(
            $"update follow_counts set following = {RelationRules.MaxFollowing - 3} where user_id = '{ada.UserId}' returning user_id"
        );

        var results = await Task.WhenAll(
            others[1..].Select(other => Task.Run(() => death.Writer.Follow(ada, Id(other), default)))
        );

        Assert.Equal(3, results.Count(result => result.IsSuccess));
        var error = Assert.IsType<FollowLimitError>(results.First(result => !result.IsSuccess).Errors![0]);
        Assert.Equal(
            "You follow 7,500 people, which is the most that is possible; unfollow somebody first.",
            error.Message
        );
        Assert.Equal(
            4L,
            await death.Scalar<long>($"select count(*) from followers where follower_id = '{ada.UserId}'")
        );
        // Whom one follows already can be followed again.
        Assert.True((await death.Writer.Follow(ada, Id(others[0]), default)).IsSuccess);

        // Nor do they by being accepted: it is said whose limit it is.
        await MakePrivate(others[0]);
        await death.Writer.Unfollow(ada, Id(others[0]), default);
        await death.Writer.Follow(ada, Id(others[0]), default);
        await death.Scalar<Guid>(
            $"update follow_counts set following = {RelationRules.MaxFollowing} where user_id = '{ada.UserId}' returning user_id"
        );
        var full = await death.Writer.Answer(others[0], Id(ada), accept: true, default);
        Assert.Equal(
            "They follow 7,500 people by now, which is the most that is possible.",
            Assert.IsType<FollowLimitError>(full.Errors![0]).Message
        );
    }

    [Fact]
    public async Task After_64_clients_did_everything_at_once_counters_equal_rows_and_nothing_forbidden_is_left()
    {
        var people = await death.NewUsers(10);
        // Half of them are private from the beginning: nobody follows these without having been accepted.
        var accepted = new ConcurrentDictionary<(Guid, Guid), bool>();
        foreach (var person in people[..5])
        {
            await MakePrivate(person);
        }

        await Task.WhenAll(
            Enumerable.Range(0, 64).Select(client => Task.Run(() => ActAsync(new Random(client), people, accepted)))
        );

        Assert.Equal(0L, await death.Scalar<long>(Invariants.WrongCounts));
        Assert.Equal(0L, await death.Scalar<long>(Invariants.ForbiddenEdges));
        Assert.Equal(0L, await death.Scalar<long>(Invariants.UntoldRelations));
        Assert.True(await death.Scalar<long>("select count(*) from followers") > 0);
        var @private = people[..5].Select(Id).ToHashSet();
        foreach (var person in @private)
        {
            foreach (var follower in people.Select(Id))
            {
                if (
                    await death.Scalar<bool>(
                        $"select exists (select 1 from followers where follower_id = '{follower}' and following_id = '{person}')"
                    )
                )
                {
                    Assert.True(
                        accepted.ContainsKey((follower, person)),
                        "Somebody follows a private account unasked."
                    );
                }
            }
        }
    }

    private async Task ActAsync(Random random, Viewer[] people, ConcurrentDictionary<(Guid, Guid), bool> accepted)
    {
        for (var i = 0; i < 40; i++)
        {
            var viewer = people[random.Next(people.Length)];
            // Half of all is about two people, in both directions.
            var other = people[random.Next(2) == 0 ? random.Next(2) : random.Next(people.Length)];
            if (other == viewer)
            {
                continue;
            }

            var (writer, id) = (death.Writer, Id(other));
            switch (random.Next(12))
            {
                case < 4:
                    await writer.Follow(viewer, id, default);
                    break;
                case 4:
                    await writer.Unfollow(viewer, id, default);
                    break;
                case 5 or 6:
                    // Known before it is done: who follows has been accepted.
                    accepted[(id, Id(viewer))] = true;
                    await writer.Answer(viewer, id, accept: true, default);
                    break;
                case 7:
                    await writer.Answer(viewer, id, accept: false, default);
                    break;
                case 8:
                    await writer.Block(viewer, id, default);
                    break;
                case 9:
                    await writer.Unblock(viewer, id, default);
                    break;
                case 10:
                    await writer.Mute(viewer, id, new MuteTerms(null, random.Next(2) == 0), default);
                    break;
                default:
                    await writer.RemoveFollower(viewer, id, default);
                    break;
            }
        }
    }

    private Task<string> Told(Viewer from, Viewer to) =>
        death.Scalar<string>(
            $"""
            select string_agg(concat_ws(' ', data ->> 'version',
                    case when (data ->> 'follows')::boolean then 'follows' end,
                    case when (data ->> 'requests')::boolean then 'requests' end,
                    case when (data ->> 'blocks')::boolean then 'blocks' end,
                    case when (data ->> 'mutes')::boolean then 'mutes' end,
                    'until ' || left(data ->> 'mutedUntil', 4)), E'\n' order by sequence)
            from outbox
            where type = 'death.relation.changed' and data ->> 'fromId' = '{Id(from)}' and data ->> 'toId' = '{Id(to)}'
                and (data ->> 'version')::bigint = sequence
            """
        );

    private Task MakePrivate(Viewer user) =>
        death.Scalar<Guid>($"update graph_users set is_private = true where id = '{Id(user)}' returning id");

    private async Task<(Viewer, Viewer)> Two()
    {
        var users = await death.NewUsers(2);
        return (users[0], users[1]);
    }

    private static Guid Id(Viewer viewer) => viewer.UserId!.Value;

    private async Task<(long Followers, long Following)> Counts(Viewer user)
    {
        var counts = (await death.CountsOf(Id(user)))[Id(user)];
        return (counts.Followers, counts.Following);
    }
}
