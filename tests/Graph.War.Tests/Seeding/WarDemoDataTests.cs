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

        var profiles = await war.Profiles.ByHandles(
            ["ada", world.Person(49).Handle, world.Person(49).Handle + "x"],
            default
        );
        Assert.Equal([world.PersonId(0), world.PersonId(49), null], profiles.Select(profile => profile?.Id));
        Assert.Equal(world.CountFollows().Followers[0], profiles[0]!.Followers);
    }
}
