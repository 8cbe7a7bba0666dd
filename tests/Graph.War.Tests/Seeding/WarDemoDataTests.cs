using Graph.Demo;

namespace Graph.War.Tests.Seeding;

public sealed class WarDemoDataTests(WarDatabase war) : IClassFixture<WarDatabase>
{
    [Fact]
    public async Task Profiles_are_loaded_once()
    {
        var options = new DemoWorldOptions { People = 50 };
        var world = new DemoWorld(options);

        Assert.True(
            await DemoSeed.LoadAsync(
                WarSubgraph.Definition,
                war.ConnectionString,
                options,
                new Progress<string>(),
                default
            )
        );
        Assert.False(
            await DemoSeed.LoadAsync(
                WarSubgraph.Definition,
                war.ConnectionString,
                options,
                new Progress<string>(),
                default
            )
        );

        var last = world.Person(49).Handle;
        var profiles = await war.ByHandles("ada", last, last + "x");
        Assert.Equal(2, profiles.Count);
        Assert.Equal(world.PersonId(0), profiles["ada"].Id);
        Assert.Equal(world.PersonId(49), profiles[last].Id);
        Assert.Equal(world.CountFollows().Followers[0], profiles["ada"].Followers);
    }
}
