using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Death.Relations;
using Graph.Demo;
using Graph.Testing;

namespace Graph.Death.Tests.Database;

/// <summary>Every query that a page needs is served by an index, with data and statistics as in a real database.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private static readonly DemoWorldOptions Options = new()
    {
        People = 300,
        Now = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero),
    };

    private static readonly DemoWorld World = new(Options);

    private readonly DeathDatabase _death = new();

    public async Task InitializeAsync()
    {
        var database = await PostgresFixture.Shared.CreateDatabaseAsync(
            "death_demo",
            source => DemoSeed.LoadAsync(DeathSubgraph.Definition, source, Options, new Progress<string>(), default)
        );
        _death.Open(QueryPlans.Explaining(database));
        // Opens a connection, whose own statements are not of interest.
        await _death.Scalar<int>("select 1");
        _death.Statements.Clear();
    }

    public Task DisposeAsync() => _death.DisposeAsync();

    [Fact]
    public async Task Counts_are_found_by_their_keys()
    {
        await _death.CountsOf(Ids);

        QueryPlans.AssertUses(_death.Statements.Notices, "follow_counts_pkey", "graph_users_pkey");
    }

    [Fact]
    public async Task Followers_and_following_are_read_from_their_indexes()
    {
        var cursor = (await _death.Followers(Ids, new PagingArguments(5, null)))[Ids[0]].CreateCursor(2);
        _death.Statements.Clear();
        await _death.Followers(Ids, new PagingArguments(5, cursor));
        QueryPlans.AssertUses(_death.Statements.Notices, "followers_of");
        AssertBegins(_death.Statements.Notices[^1], "(ROW(created_at, follower_id) <");

        cursor = (await _death.Following(Ids, new PagingArguments(5, null)))[Ids[0]].CreateCursor(2);
        _death.Statements.Clear();
        await _death.Following(Ids, new PagingArguments(null, null, 5, cursor));
        QueryPlans.AssertUses(_death.Statements.Notices, "following_of");
        AssertBegins(_death.Statements.Notices[^1], "(ROW(created_at, following_id) >");
    }

    [Fact]
    public async Task Whom_the_viewer_follows_is_found_in_the_primary_key()
    {
        await _death.ViewerIsFollowing(Ids, Viewer.Of(Ids[0]));

        QueryPlans.AssertUses(_death.Statements.Notices, "followers_pkey");
    }

    [Fact]
    public async Task A_follow_and_an_unfollow_find_their_rows_by_index()
    {
        await _death.Writer.Follow(Viewer.Of(Ids[0]), Ids[1], default);
        AssertUsesEverywhere("graph_users_pkey", "relation_versions_pkey");

        _death.Statements.Clear();
        await _death.Writer.Unfollow(Viewer.Of(Ids[0]), Ids[1], default);
        AssertUsesEverywhere("relation_versions_pkey");
    }

    [Fact]
    public async Task What_is_between_the_viewer_and_others_is_found_by_keys()
    {
        await _death.Ask(death => RelationLoaders.GetViewerRelation(Ids, death, Viewer.Of(Ids[0]), default));

        // Each pair can be found by either of the two: the planner chooses.
        QueryPlans.AssertUses(_death.Statements.Notices);
    }

    private void AssertUsesEverywhere(params string[] indexes)
    {
        var plans = _death.Statements.Notices.Where(x => x.Contains("Query Text", StringComparison.Ordinal)).ToList();
        Assert.All(plans, plan => QueryPlans.AssertUses([plan]));
        Assert.All(indexes, index => Assert.Contains(plans, plan => plan.Contains(index, StringComparison.Ordinal)));
    }

    private static Guid[] Ids => [.. Enumerable.Range(0, 20).Select(World.PersonId)];

    private static void AssertBegins(string plan, string condition) =>
        Assert.Contains(
            plan.Split('\n'),
            line =>
                line.Contains("Index Cond: ", StringComparison.Ordinal)
                && line.Contains(condition, StringComparison.Ordinal)
        );
}
