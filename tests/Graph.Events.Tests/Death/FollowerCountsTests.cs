using Graph.Common.Identity;

namespace Graph.Events.Tests.Death;

/// <summary>Death's counts reach <c>War.profiles.followers</c>: real services, real databases, the carrier of one process.</summary>
public sealed class FollowerCountsTests : IAsyncLifetime
{
    private readonly DeathAndWar _services = new();

    public Task InitializeAsync() => _services.StartAsync();

    public Task DisposeAsync() => _services.DisposeAsync().AsTask();

    [Fact]
    public async Task A_follow_and_an_unfollow_arrive_at_the_profile()
    {
        var (ada, ben) = (await _services.NewUserAsync("ada"), await _services.NewUserAsync("ben"));

        Assert.Empty((await _services.Follows.Follow(ada, ben.UserId!.Value, default)).Errors ?? []);
        await _services.UntilFollowersAsync(ben, 1);
        await _services.UntilFollowersAsync(ada, 0);

        Assert.Empty((await _services.Follows.Unfollow(ada, ben.UserId!.Value, default)).Errors ?? []);
        await _services.UntilFollowersAsync(ben, 0);
    }

    [Fact]
    public async Task Many_follows_at_once_end_in_the_same_counts_on_both_sides()
    {
        var users = new List<Viewer>();
        for (var i = 0; i < 20; i++)
        {
            users.Add(await _services.NewUserAsync($"person{i}"));
        }

        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(client =>
                    Task.Run(async () =>
                    {
                        var random = new Random(client);
                        for (var i = 0; i < 30; i++)
                        {
                            var (a, b) = (users[random.Next(20)], users[random.Next(20)]);
                            if (a != b)
                            {
                                var followed = b.UserId!.Value;
                                _ =
                                    random.Next(3) > 0
                                        ? await _services.Follows.Follow(a, followed, default)
                                        : await _services.Follows.Unfollow(a, followed, default);
                            }
                        }
                    })
                )
        );

        foreach (var user in users)
        {
            await _services.UntilFollowersAsync(user, await _services.CountAsync(user));
        }
    }

    [Fact]
    public async Task What_was_committed_while_nothing_ran_arrives_after_the_start()
    {
        var (ada, ben) = (await _services.NewUserAsync("ada"), await _services.NewUserAsync("ben"));
        await _services.StopAsync();
        Assert.Empty((await _services.Follows.Follow(ada, ben.UserId!.Value, default)).Errors ?? []);

        await _services.StartServicesAsync();

        await _services.UntilFollowersAsync(ben, 1);
    }
}
