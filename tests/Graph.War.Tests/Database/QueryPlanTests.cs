using Graph.Common.Identity;
using Graph.Demo;
using Graph.Testing;
using Graph.War.Profiles;

namespace Graph.War.Tests.Database;

/// <summary>Every query that a page needs is served by an index, with data and statistics as in a real database.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private static readonly DemoWorldOptions Options = new()
    {
        People = 300,
        Now = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero),
    };

    private static readonly DemoWorld World = new(Options);

    private readonly WarDatabase _war = new();

    public async Task InitializeAsync()
    {
        var database = await PostgresFixture.Shared.CreateDatabaseAsync(
            "war_demo",
            source => DemoSeed.LoadAsync(WarSubgraph.Definition, source, Options, new Progress<string>(), default)
        );
        _war.Open(QueryPlans.Explaining(database));
        // Opens a connection, whose own statements are not of interest.
        await _war.Scalar<int>("select 1");
        _war.Statements.Clear();
    }

    public Task DisposeAsync() => _war.DisposeAsync();

    [Fact]
    public async Task Profiles_are_found_by_id()
    {
        await _war.ByIds(Ids);

        QueryPlans.AssertUses(_war.Statements.Notices, "profiles_pkey");
    }

    [Fact]
    public async Task Profiles_are_found_by_handle()
    {
        await _war.ByHandles("ada", "milo");

        QueryPlans.AssertUses(_war.Statements.Notices, "profiles_handle_key");
    }

    [Fact]
    public async Task Whether_the_viewer_is_blocked_is_found_without_reading_all_relations()
    {
        await _war.ByIds(Viewer.Of(World.PersonId(40)), Ids);

        QueryPlans.AssertUses(_war.Statements.Notices, "profiles_pkey");
    }

    [Fact]
    public async Task A_profile_is_changed_by_id()
    {
        await _war.Update(Viewer.Of(Ids[0]), new ProfileChanges { Bio = "x" });

        // The change, the profile as it is now, and what others hear of it.
        Assert.Equal(3, _war.Statements.Notices.Count);
        QueryPlans.AssertUses([_war.Statements.Notices[0]], "profiles_pkey");
        QueryPlans.AssertUses([_war.Statements.Notices[1]], "profiles_pkey");
    }

    private static Guid[] Ids => [.. Enumerable.Range(0, 20).Select(World.PersonId)];
}
