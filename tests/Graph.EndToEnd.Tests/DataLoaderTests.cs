using System.Text;
using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>What one request asks for in many places costs a service one statement.</summary>
[Collection(DemoGraph.Name)]
public sealed class DataLoaderTests(RunningGraph graph)
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Forty_aliases_of_a_lookup_are_one_statement()
    {
        var posts = await graph.Fury.Rows(
            "select p.id, p.content from posts p join people a on a.id = p.user_id where p.visibility = 'PUBLIC' and a.state = 'ACTIVE' limit 40"
        );
        Assert.Equal(40, posts.Count);

        var answer = await Aliases("postById", "content", posts.Select(row => Ids.Post((Guid)row[0])));

        for (var i = 0; i < posts.Count; i++)
        {
            Assert.Equal(posts[i][1], answer.Data.Text($"a{i}", "content"));
        }

        Assert.Equal(1, graph.Fury.Statements.Count);
    }

    [Fact]
    public async Task So_are_the_aliases_of_other_keys_and_what_is_below_them()
    {
        var people = await graph.War.Rows("select id, handle from profiles order by id limit 40");

        var answer = await Aliases("userByHandle", "id", people.Select(row => (string)row[1]), "handle");
        Assert.Equal(Ids.User((Guid)people[39][0]), answer.Data.Text("a39", "id"));
        Assert.Equal(1, graph.War.Statements.Count);

        answer = await Aliases("userById", "handle followerCount followingCount postCount", Users(people));
        Assert.Equal(
            await graph.Death.Scalar<long>("select count(*) from followers where following_id = $1", people[7][0]),
            answer.Data.Number("a7", "followerCount")
        );
        Assert.Equal(
            (1, 1, 1),
            (graph.Fury.Statements.Count, graph.War.Statements.Count, graph.Death.Statements.Count)
        );
    }

    [Fact]
    public async Task A_post_that_many_branches_lead_to_is_loaded_once()
    {
        var id = Ids.Post(
            (Guid)
                (
                    await graph.Fury.Rows(
                        "select p.id from posts p join people a on a.id = p.user_id where p.visibility = 'PUBLIC' and a.state = 'ACTIVE' limit 1"
                    )
                )[0][0]
        );
        const string document = """
            query ($id: ID!) { a: postById(id: $id) { ...P } b: postById(id: $id) { ...P } c: postById(id: $id) { ...P } }
            fragment P on Post { id viewerHasLiked }
            """;
        var token = RunningGraph.World.PersonId(3);
        graph.ForgetTraffic();

        var data = (await graph.SignedIn(token).Ask(document, new { id })).Data;

        Assert.Equal(id, data.Text("c", "id"));

        // The post, and the viewer's like of it.
        Assert.Equal(2, graph.Fury.Statements.Count);
    }

    [Fact]
    public async Task A_subgraph_shares_what_its_own_clients_ask_for_in_many_branches()
    {
        var people = await graph.Death.Rows(
            "select following_id from followers group by following_id order by count(*) desc limit 3"
        );
        var body = new StringBuilder("{");
        for (var i = 0; i < people.Count; i++)
        {
            body.Append($" a{i}: userById(id: \"{Ids.User((Guid)people[i][0])}\") {{ ...U }}");
        }

        body.Append(
            " } fragment U on User { followerCount followingCount followers(first: 2) { totalCount nodes { followerCount } } }"
        );
        graph.ForgetTraffic();

        using var response = await Http.PostAsync(
            graph.Death.Address,
            new StringContent(
                JsonSerializer.Serialize(new { query = body.ToString() }),
                Encoding.UTF8,
                "application/json"
            )
        );

        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var first = document.RootElement.GetProperty("data").GetProperty("a0");
        Assert.Equal(
            first.GetProperty("followerCount").GetInt32(),
            first.GetProperty("followers").GetProperty("totalCount").GetInt32()
        );

        // The counts of the three, whether the viewer may see their lists, a page of each, and the counts of those on the pages.
        Assert.Equal(4, graph.Death.Statements.Count);
    }

    private static IEnumerable<string> Users(IReadOnlyList<object[]> rows) =>
        rows.Select(row => Ids.User((Guid)row[0]));

    private async Task<Answer> Aliases(string field, string selection, IEnumerable<string> keys, string argument = "id")
    {
        var document = new StringBuilder("{");
        foreach (var (i, key) in keys.Index())
        {
            document.Append($" a{i}: {field}({argument}: \"{key}\") {{ {selection} }}");
        }

        graph.ForgetTraffic();
        return await graph.Anonymous().Ask(document.Append(" }").ToString());
    }
}
