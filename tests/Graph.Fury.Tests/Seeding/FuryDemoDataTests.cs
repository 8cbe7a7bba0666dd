using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Demo;

namespace Graph.Fury.Tests.Seeding;

public sealed class FuryDemoDataTests(FuryDatabase fury) : IClassFixture<FuryDatabase>
{
    private static readonly DemoWorldOptions Options = new() { People = 50 };

    [Fact]
    public async Task Posts_and_likes_are_loaded_once_with_exact_counters()
    {
        Assert.True(await Load(Options));
        Assert.False(await Load(Options with { People = 60 }));

        Assert.Equal(500L, await fury.Scalar<long>("select count(*) from posts"));
        Assert.Equal(
            0L,
            await fury.Scalar<long>(
                "select count(*) from posts p where p.likes <> (select count(*) from likes l where l.post_id = p.id)"
            )
        );
        Assert.Equal(
            await fury.Scalar<decimal>("select sum(likes) from posts"),
            await fury.Scalar<long>("select count(*) from likes")
        );
        var ada = new DemoWorld(Options).PersonId(0);
        var page = (await fury.ByAuthors([ada], new PagingArguments(5, null), Viewer.Anonymous))[ada];
        Assert.Equal(5, page.Items.Count);

        Assert.True(await Load(Options with { People = 60, Force = true }));
        Assert.Equal(600L, await fury.Scalar<long>("select count(*) from posts"));
    }

    private Task<bool> Load(DemoWorldOptions options) =>
        DemoSeed.LoadAsync(FurySubgraph.Definition, fury.ConnectionString, options, new Progress<string>(), default);
}
