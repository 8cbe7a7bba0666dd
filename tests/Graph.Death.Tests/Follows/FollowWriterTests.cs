using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Death.Follows;

namespace Graph.Death.Tests.Follows;

public sealed class FollowWriterTests(DeathDatabase death) : IClassFixture<DeathDatabase>
{
    [Fact]
    public async Task Following_and_unfollowing_count_once()
    {
        var users = await death.NewUsers(2);
        var (ada, ben) = (users[0], users[1].UserId!.Value);

        Assert.Equal(ben, (await death.Writer.Follow(ada, ben, default)).Value);
        Assert.True((await death.Writer.Follow(ada, ben, default)).IsSuccess);
        Assert.Equal((1, 0), await Counts(ben));
        Assert.Equal((0, 1), await Counts(ada.UserId!.Value));
        Assert.Equal([true], await death.ViewerIsFollowing([ben], ada));

        Assert.True((await death.Writer.Unfollow(ada, ben, default)).IsSuccess);
        Assert.True((await death.Writer.Unfollow(ada, ben, default)).IsSuccess);
        Assert.Equal((0, 0), await Counts(ben));
        Assert.Equal((0, 0), await Counts(ada.UserId!.Value));
    }

    [Fact]
    public async Task A_follow_is_one_statement()
    {
        var users = await death.NewUsers(2);
        death.Statements.Clear();

        await death.Writer.Follow(users[0], users[1].UserId!.Value, default);

        Assert.Equal(1, death.Statements.Count);
    }

    [Fact]
    public async Task What_cannot_be_followed_is_refused_with_a_reason()
    {
        var ada = (await death.NewUsers(1))[0];
        var closed = (await death.NewUsers(1))[0].UserId!.Value;
        await death.Scalar<Guid>($"update graph_users set state = 'CLOSED' where id = '{closed}' returning id");

        var oneself = await death.Writer.Follow(ada, ada.UserId!.Value, default);
        Assert.Equal("NOT_YOURSELF", Assert.IsType<ValidationError>(oneself.Errors![0]).Rule);
        Assert.IsType<NotFoundError>((await death.Writer.Follow(ada, Guid.NewGuid(), default)).Errors![0]);
        Assert.IsType<NotFoundError>((await death.Writer.Unfollow(ada, Guid.NewGuid(), default)).Errors![0]);
        Assert.IsType<NotFoundError>((await death.Writer.Follow(ada, closed, default)).Errors![0]);
        Assert.IsType<UnauthenticatedError>((await death.Writer.Follow(Viewer.Anonymous, closed, default)).Errors![0]);
        Assert.IsType<UnauthenticatedError>(
            (await death.Writer.Unfollow(Viewer.Anonymous, closed, default)).Errors![0]
        );
    }

    [Fact]
    public async Task Nobody_follows_more_people_than_the_limit_even_at_once()
    {
        var ada = (await death.NewUsers(1))[0];
        var others = await death.NewUsers(10);
        Assert.True((await death.Writer.Follow(ada, others[0].UserId!.Value, default)).IsSuccess);
        await death.Scalar<Guid>(
            $"update follow_counts set following = {FollowWriter.MaxFollowing - 3} where user_id = '{ada.UserId}' returning user_id"
        );

        var results = await Task.WhenAll(
            others[1..].Select(other => Task.Run(() => death.Writer.Follow(ada, other.UserId!.Value, default)))
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
        Assert.True((await death.Writer.Follow(ada, others[0].UserId!.Value, default)).IsSuccess);
    }

    [Fact]
    public async Task Counters_equal_their_rows_after_64_clients_followed_and_unfollowed_at_once()
    {
        var users = await death.NewUsers(24);

        await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(client =>
                    Task.Run(async () =>
                    {
                        var random = new Random(client);
                        for (var i = 0; i < 40; i++)
                        {
                            var viewer = users[random.Next(users.Length)];
                            // Half of all is about two people, in both directions.
                            var other = users[random.Next(2) == 0 ? random.Next(2) : random.Next(users.Length)];
                            if (other == viewer)
                            {
                                continue;
                            }

                            var result = await (
                                random.Next(5) < 3
                                    ? death.Writer.Follow(viewer, other.UserId!.Value, default)
                                    : death.Writer.Unfollow(viewer, other.UserId!.Value, default)
                            );
                            Assert.True(result.IsSuccess);
                        }
                    })
                )
        );

        var ids = string.Join(',', users.Select(user => $"'{user.UserId}'"));
        Assert.Equal(
            0L,
            await death.Scalar<long>(
                $"""
                select count(*) from follow_counts c
                where c.user_id in ({ids})
                    and (c.followers <> (select count(*) from followers f where f.following_id = c.user_id)
                        or c.following <> (select count(*) from followers f where f.follower_id = c.user_id))
                """
            )
        );
        Assert.True(await death.Scalar<long>("select count(*) from followers") > 0);
    }

    private async Task<(long Followers, long Following)> Counts(Guid userId)
    {
        var counts = (await death.CountsOf(userId))[userId];
        return (counts.Followers, counts.Following);
    }
}
