using Graph.Common.Events;
using Graph.Common.Events.Rebuilding;
using Graph.Common.Identity;
using Graph.Common.Ids;

namespace Graph.Events.Tests.Rebuilding;

/// <summary><c>war.followers</c> is made anew from Death's counts, while both services go on.</summary>
public sealed class FollowerCountsRebuildTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DeathAndWar _services = new();

    public Task InitializeAsync() => _services.StartAsync();

    public Task DisposeAsync() => _services.DisposeAsync().AsTask();

    [Fact]
    public async Task Wrong_counts_are_put_right_whatever_their_versions_say()
    {
        var (ada, ben, eve) = (
            await _services.NewUserAsync("ada"),
            await _services.NewUserAsync("ben"),
            await _services.NewUserAsync("eve")
        );
        await FollowAsync(ada, ben);
        await _services.UntilFollowersAsync(ben, 1);
        await _services.ExecuteInWarAsync("update profiles set followers = 99, followers_version = 1000");

        var count = await RebuildAsync();

        // Nobody has ever followed Eve, and Death says nothing of her.
        Assert.Equal(2, count);
        Assert.Equal(
            (0L, 1L, 0L),
            (
                await _services.FollowersAsync(ada),
                await _services.FollowersAsync(ben),
                await _services.FollowersAsync(eve)
            )
        );
    }

    [Fact]
    public async Task What_changes_meanwhile_is_not_lost()
    {
        var users = new List<Viewer>();
        for (var i = 0; i < 12; i++)
        {
            users.Add(await _services.NewUserAsync($"person{i}"));
        }

        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var random = new Random(1);
            while (!stop.IsCancellationRequested)
            {
                var (a, b) = (users[random.Next(12)], users[random.Next(12)]);
                if (a != b)
                {
                    _ =
                        random.Next(2) == 0
                            ? await _services.Follows.Follow(a, b.UserId!.Value, default)
                            : await _services.Follows.Unfollow(a, b.UserId!.Value, default);
                }
            }
        });
        for (var i = 0; i < 3; i++)
        {
            await RebuildAsync();
        }

        await stop.CancelAsync();
        await writing;
        foreach (var user in users)
        {
            await _services.UntilFollowersAsync(user, await _services.CountAsync(user));
        }
    }

    [Fact]
    public async Task Who_was_followed_before_the_profile_was_made_has_the_followers_then()
    {
        var ada = await _services.NewUserAsync("ada");
        var ben = Viewer.Of(UuidV8.NewUser());
        await _services.KnowInDeathAsync(ben);
        await FollowAsync(ada, ben);
        await _services.UntilInWarAsync($"select coalesce(max(followers), -1)::text from follower_counts", "1");

        await _services.PublishAccountAsync(ben, "ben");

        await _services.UntilFollowersAsync(ben, 1);
        await _services.UntilInWarAsync("select count(*)::text from follower_counts", "0");
        // The profile is told to others, once.
        await _services.UntilInWarAsync(
            $"select count(*)::text from outbox where aggregate_id = '{ben.UserId}' and sequence = 1",
            "1"
        );
    }

    [Fact]
    public async Task Events_that_wait_are_counted_with_the_age_of_the_oldest()
    {
        var (ada, ben) = (await _services.NewUserAsync("ada"), await _services.NewUserAsync("ben"));
        await FollowAsync(ada, ben);
        await _services.UntilFollowersAsync(ben, 1);
        await UntilLagAsync(0);
        await _services.StopAsync();

        await FollowAsync(ben, ada);

        // Two counts, one follow, and what is between the two.
        var lag = await _services.LagAsync();
        Assert.Equal(4, lag.Events);
        Assert.InRange(lag.Age, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        await _services.StartServicesAsync();
        await UntilLagAsync(0);
    }

    [Fact]
    public void A_projection_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var refused = Assert.Throws<RebuildException>(() => ProjectionRebuild.Find("war.nothing", _services.Services));

        Assert.Equal(
            "There is no projection war.nothing that can be rebuilt. There are: death.privacy, war.followers, war.relations.",
            refused.Message
        );
    }

    [Fact]
    public async Task Without_anybody_who_consumes_it_gives_up_with_a_sentence()
    {
        var (ada, ben) = (await _services.NewUserAsync("ada"), await _services.NewUserAsync("ben"));
        await FollowAsync(ada, ben);
        await _services.UntilFollowersAsync(ben, 1);
        await _services.StopRelaysAsync();

        var refused = await Assert.ThrowsAsync<RebuildException>(() =>
            ProjectionRebuild
                .Find("war.followers", _services.Services)
                .RunAsync(_ => { }, TimeSpan.FromMilliseconds(500), default)
        );

        Assert.Contains("2 events wait", refused.Message, StringComparison.Ordinal);
    }

    private Task<long> RebuildAsync() =>
        ProjectionRebuild.Find("war.followers", _services.Services).RunAsync(_ => { }, Patience, default);

    private async Task FollowAsync(Viewer follower, Viewer followed) =>
        Assert.True((await _services.Follows.Follow(follower, followed.UserId!.Value, default)).IsSuccess);

    private async Task UntilLagAsync(long events)
    {
        using var limit = new CancellationTokenSource(Patience);
        EventLag lag;
        while ((lag = await _services.LagAsync()).Events != events)
        {
            Assert.False(limit.IsCancellationRequested, $"War is {lag.Events} events behind.");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
