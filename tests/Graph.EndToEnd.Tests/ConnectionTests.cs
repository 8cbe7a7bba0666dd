using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Walking a list through its pages gives what is in the database: every row, once, in order.</summary>
[Collection(DemoGraph.Name)]
public sealed class ConnectionTests(RunningGraph graph)
{
    private const int PageSize = 7;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_followers_of_a_user_are_walked_once(bool backwards)
    {
        // The first person is the best known.
        var person = RunningGraph.World.PersonId(0);
        var expected = await graph.Death.Rows(
            """
            select f.follower_id from followers f join graph_users u on u.id = f.follower_id
            where f.following_id = $1 and u.state = 'ACTIVE' order by f.created_at desc, f.follower_id desc
            """,
            person
        );
        var counted = await graph.Death.Scalar<long>("select count(*) from followers where following_id = $1", person);

        var pages = new Pages(graph, "userById", "followers", "node { id handle }", Ids.User(person));
        var walked = await pages.WalkAsync(PageSize, backwards);

        Assert.True(expected.Count > 2 * PageSize, "A walk has several pages.");
        Assert.Equal(expected.Select(row => Ids.User((Guid)row[0])), walked.Select(edge => edge.Text("node", "id")));
        // Who takes no part is counted, but not listed.
        Assert.Equal(counted, pages.TotalCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_posts_of_a_user_are_walked_once(bool backwards)
    {
        var person = RunningGraph.World.PersonId(0);
        var expected = await graph.Fury.Rows(
            """
            select id from posts where user_id = $1 and visibility = 'PUBLIC' and deleted_at is null
            order by created_at desc, id desc
            """,
            person
        );

        var pages = new Pages(graph, "userById", "posts", "node { id content }", Ids.User(person));
        var walked = await pages.WalkAsync(PageSize, backwards);

        Assert.True(expected.Count > 2 * PageSize, "A walk has several pages.");
        Assert.Equal(expected.Select(row => Ids.Post((Guid)row[0])), walked.Select(edge => edge.Text("node", "id")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_posts_are_walked_once(bool backwards)
    {
        // Those that other tests publish meanwhile are not looked at: backwards they are seen when they are settled.
        var rows = await graph.Fury.Rows(
            """
            select p.id from posts p join people a on a.id = p.user_id
            where p.visibility = 'PUBLIC' and p.deleted_at is null and a.state = 'ACTIVE'
                and p.created_at < now() - interval '1 hour'
            order by p.created_at desc, p.id desc
            """
        );
        var expected = rows.Select(row => Ids.Post((Guid)row[0])).ToList();
        var known = expected.ToHashSet();

        var walked = await new Pages(graph, null, "posts", "node { id }", null).WalkAsync(50, backwards);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, walked.Select(edge => edge.Text("node", "id")).Where(id => known.Contains(id!)));
    }

    [Fact]
    public async Task A_walk_is_not_disturbed_by_posts_that_are_published_meanwhile()
    {
        var person = RunningGraph.World.PersonId(1);
        var before = await Posts();
        var author = graph.SignedIn(person);

        var pages = new Pages(graph, "userById", "posts", "node { id }", Ids.User(person));
        var walked = await pages.WalkAsync(
            3,
            backwards: false,
            betweenPages: async () =>
                _ = (
                    await author.Ask("mutation { createPost(input: { content: \"Meanwhile.\" }) { post { id } } }")
                ).Data
        );

        Assert.Equal(before, walked.Select(edge => edge.Text("node", "id")));
        Assert.True((await Posts()).Count > before.Count);

        async Task<List<string>> Posts() =>
            [
                .. (
                    await graph.Fury.Rows(
                        """
                        select id from posts where user_id = $1 and visibility = 'PUBLIC' and deleted_at is null
                        order by created_at desc, id desc
                        """,
                        person
                    )
                ).Select(row => Ids.Post((Guid)row[0])),
            ];
    }

    [Fact]
    public async Task The_followers_of_twenty_authors_cost_one_statement()
    {
        const string query =
            "{ posts(first: 20) { nodes { author { followers(first: 3) { totalCount nodes { handle } } } } } }";
        graph.ForgetTraffic();

        _ = (await graph.Anonymous().Ask(query)).Data;

        Assert.Equal(1, graph.Fury.Statements.Count);
        Assert.Single(graph.Death.Traffic.Requests);
        // The pages, the counts, and whose lists the viewer may see.
        Assert.Equal(3, graph.Death.Statements.Count);
        Assert.Equal(1, graph.War.Statements.Count);
    }
}
