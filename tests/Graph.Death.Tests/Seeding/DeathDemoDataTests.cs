using Graph.Common.Identity;
using Graph.Demo;

namespace Graph.Death.Tests.Seeding;

public sealed class DeathDemoDataTests(DeathDatabase death) : IClassFixture<DeathDatabase>
{
    [Fact]
    public async Task Follows_are_loaded_once_with_exact_counters()
    {
        var options = new DemoWorldOptions { People = 100 };
        var world = new DemoWorld(options);

        Assert.True(
            await DemoSeed.LoadAsync(
                DeathSubgraph.Definition,
                death.ConnectionString,
                options,
                new Progress<string>(),
                default
            )
        );
        Assert.False(
            await DemoSeed.LoadAsync(
                DeathSubgraph.Definition,
                death.ConnectionString,
                options,
                new Progress<string>(),
                default
            )
        );

        Assert.Equal(
            0L,
            await death.Scalar<long>(
                """
                select count(*) from follow_counts c
                where c.followers <> (select count(*) from followers f where f.following_id = c.user_id)
                    or c.following <> (select count(*) from followers f where f.follower_id = c.user_id)
                """
            )
        );
        Assert.Equal(100L, await death.Scalar<long>("select count(*) from follow_counts"));
        var counts = (await death.CountsOf(world.PersonId(0)))[world.PersonId(0)];
        Assert.Equal(world.CountFollows().Followers[0], counts.Followers);
        Assert.True((await death.Writer.Follow(Viewer.Of(world.PersonId(1)), world.PersonId(2), default)).IsSuccess);
    }
}
