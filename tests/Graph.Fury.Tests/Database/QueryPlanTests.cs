using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Demo;
using Graph.Testing;

namespace Graph.Fury.Tests.Database;

/// <summary>Every query that a page needs is served by an index, with data and statistics as in a real database.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private static readonly DemoWorldOptions Options = new()
    {
        People = 300,
        Now = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero),
    };

    private static readonly DemoWorld World = new(Options);

    private readonly FuryDatabase _fury = new();

    public async Task InitializeAsync()
    {
        var database = await PostgresFixture.Shared.CreateDatabaseAsync(
            "fury_demo",
            source => DemoSeed.LoadAsync(FurySubgraph.Definition, source, Options, new Progress<string>(), default)
        );
        _fury.Open(QueryPlans.Explaining(database));
        // Opens a connection, whose own statements are not of interest.
        await _fury.Scalar<int>("select 1");
        _fury.Statements.Clear();
    }

    public Task DisposeAsync() => _fury.DisposeAsync();

    [Fact]
    public async Task Posts_by_id_use_the_primary_key()
    {
        await _fury.ByIds(Ids, Viewer.Anonymous);

        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_pkey");
    }

    [Fact]
    public async Task The_newest_posts_are_read_from_their_index_in_both_directions()
    {
        var cursor = (await _fury.Newest(new PagingArguments(1_000, null))).PageInfo.EndCursor;
        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_public");

        _fury.Statements.Clear();
        await _fury.Newest(new PagingArguments(20, cursor));
        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_public");
        Assert.Contains("Index Cond: (ROW(created_at, id) <", _fury.Statements.Notices[^1], StringComparison.Ordinal);

        _fury.Statements.Clear();
        await _fury.Newest(new PagingArguments(null, null, 20, cursor));
        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_public");
        Assert.Contains("Index Scan Backward", _fury.Statements.Notices[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_posts_of_authors_are_read_from_their_index()
    {
        var pages = await _fury.ByAuthors(Authors, new PagingArguments(5, null), Viewer.Anonymous);
        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_by_author");

        var cursor = pages[Authors[0]].CreateCursor(4);
        _fury.Statements.Clear();
        await _fury.ByAuthors(Authors, new PagingArguments(5, cursor), Viewer.Anonymous);
        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_by_author");
        Assert.Contains("(ROW(created_at, id) <", _fury.Statements.Notices[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_posts_of_authors_are_counted_in_their_index()
    {
        await _fury.CountsByAuthors(Authors, Viewer.Anonymous);

        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_by_author");
    }

    [Fact]
    public async Task What_the_viewer_likes_is_found_in_the_unique_index()
    {
        await _fury.ViewerHasLiked(Ids, Viewer.Of(Authors[0]));

        QueryPlans.AssertUses(_fury.Statements.Notices, "likes_of_user");
    }

    [Fact]
    public async Task A_like_finds_its_rows_by_index()
    {
        await _fury.LikeWriter.Like(Viewer.Of(Guid.NewGuid()), Ids[0], default);

        QueryPlans.AssertUses(_fury.Statements.Notices, "posts_pkey");
    }

    private static Guid[] Ids => [.. Enumerable.Range(0, 20).Select(i => World.Post(i).Id)];

    private static Guid[] Authors => [.. Enumerable.Range(0, 20).Select(World.PersonId)];
}
