using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Finding anything by its global id.</summary>
[Collection(DemoGraph.Name)]
public sealed class NodeTests(RunningGraph graph)
{
    [Fact]
    public async Task A_post_is_found_by_its_id_and_reaches_into_the_other_services()
    {
        var row = (await graph.Fury.Rows("select id, content, user_id from posts order by created_at limit 1"))[0];
        var id = Ids.Post((Guid)row[0]);
        graph.ForgetTraffic();

        var answer = await graph
            .Anonymous()
            .Ask(
                "query ($id: ID!) { node(id: $id) { __typename id ... on Post { content author { id handle } } } }",
                new { id }
            );

        var node = answer.Data.At("node");
        Assert.Equal("Post", node.Text("__typename"));
        Assert.Equal(id, node.Text("id"));
        Assert.Equal(row[1], node.Text("content"));
        Assert.Equal(Ids.User((Guid)row[2]), node.Text("author", "id"));
        Assert.Equal(
            await graph.War.Scalar<string>("select handle from profiles where id = $1", row[2]),
            node.Text("author", "handle")
        );
        Assert.Single(graph.Fury.Traffic.Requests);
        Assert.Single(graph.War.Traffic.Requests);
        Assert.Empty(graph.Death.Traffic.Requests);
    }

    [Fact]
    public async Task A_user_is_found_by_their_id()
    {
        var person = RunningGraph.World.Person(1);

        var answer = await graph
            .Anonymous()
            .Ask(
                "query ($id: ID!) { node(id: $id) { __typename ... on User { handle followerCount } } }",
                new { id = Ids.User(person.Id) }
            );

        var node = answer.Data.At("node");
        Assert.Equal("User", node.Text("__typename"));
        Assert.Equal(person.Handle, node.Text("handle"));
        Assert.Equal(
            await graph.Death.Scalar<long>("select count(*) from followers where following_id = $1", person.Id),
            node.Number("followerCount")
        );
    }

    [Fact]
    public async Task The_id_can_be_the_default_of_a_variable()
    {
        var person = RunningGraph.World.Person(1);
        var id = Ids.User(person.Id);

        var one = await graph.Anonymous().Ask($"query ($id: ID! = \"{id}\") {{ node(id: $id) {{ id }} }}");
        var many = await graph.Anonymous().Ask($"query ($ids: [ID!]! = [\"{id}\"]) {{ nodes(ids: $ids) {{ id }} }}");

        Assert.Equal(id, one.Data.At("node").Text("id"));
        Assert.Equal(id, many.Data.At("nodes", 0).Text("id"));
    }

    [Fact]
    public async Task Several_nodes_of_several_types_come_in_the_order_of_their_ids_with_one_request_each()
    {
        var world = RunningGraph.World;
        var posts = await graph.Fury.Rows("select id, content from posts order by created_at limit 2");
        var ids = new[]
        {
            Ids.Post((Guid)posts[1][0]),
            Ids.User(world.PersonId(2)),
            Ids.Post(Guid.Parse("00000000-0000-8000-8000-000000000000")),
            Ids.Post((Guid)posts[0][0]),
            Ids.User(world.PersonId(0)),
            Ids.User(world.PersonId(2)),
        };
        graph.ForgetTraffic();

        var answer = await graph
            .Anonymous()
            .Ask(
                "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on User { handle } ... on Post { content } } }",
                new { ids }
            );

        var nodes = answer.Data.At("nodes");
        Assert.Equal(6, nodes.GetArrayLength());
        Assert.Equal(posts[1][1], nodes.Text(0, "content"));
        Assert.Equal(world.Person(2).Handle, nodes.Text(1, "handle"));
        Assert.True(nodes.IsNull(2));
        Assert.Equal(posts[0][1], nodes.Text(3, "content"));
        Assert.Equal(world.Person(0).Handle, nodes.Text(4, "handle"));
        Assert.Equal(world.Person(2).Handle, nodes.Text(5, "handle"));
        Assert.Single(graph.Fury.Traffic.Requests);
        Assert.Single(graph.War.Traffic.Requests);
        Assert.Equal(1, graph.Fury.Statements.Count);
        Assert.Equal(1, graph.War.Statements.Count);
    }

    [Fact]
    public async Task An_id_that_nothing_has_is_null_without_an_error()
    {
        var answer = await graph
            .Anonymous()
            .Ask(
                "query ($id: ID!) { node(id: $id) { id ... on User { handle } } }",
                new { id = Ids.User(Guid.Parse("00000000-0000-8000-8000-000000000000")) }
            );

        Assert.True(answer.Data.IsNull("node"), answer.Text);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("id __typename")]
    [InlineData("__typename")]
    [InlineData("id ... on User { followerCount }")]
    [InlineData("id ... on User { postCount } ... on Post { likeCount }")]
    public async Task What_does_not_exist_is_null_whatever_is_asked_of_it(string selection)
    {
        var nothing = Guid.Parse("00000000-0000-8000-8000-000000000000");
        var answer = await graph
            .Anonymous()
            .Ask(
                $$"""
                query ($post: ID!, $user: ID!) {
                  post: node(id: $post) { {{selection}} }
                  user: node(id: $user) { {{selection}} }
                  nodes(ids: [$post, $user]) { {{selection}} }
                  postById(id: $post) { id }
                  userById(id: $user) { id followerCount }
                }
                """,
                new { post = Ids.Post(nothing), user = Ids.User(nothing) }
            );

        Assert.Equal(
            """{"post":null,"user":null,"nodes":[null,null],"postById":null,"userById":null}""",
            answer.Data.GetRawText()
        );
    }

    [Theory]
    [InlineData("post_zzz")]
    [InlineData("post_")]
    [InlineData("user_01h455vb4pex5vsknk084sn02")]
    [InlineData("post")]
    [InlineData("")]
    public async Task An_id_that_cannot_be_one_is_null_with_an_error_that_quotes_it(string id)
    {
        var answer = await graph
            .Anonymous()
            .Ask("query ($id: ID!) { node(id: $id) { id __typename } nodes(ids: [$id]) { id } }", new { id });

        Assert.True(answer.PartialData.IsNull("node"), answer.Text);
        Assert.True(answer.PartialData.IsNull("nodes", 0), answer.Text);
        Assert.Equal(2, answer.Errors.Count);
        Assert.All(
            answer.Errors,
            error => Assert.Contains($"'{id}'", error.Text("message")!.Replace('"', '\''), StringComparison.Ordinal)
        );
        Assert.All(answer.Errors, error => Assert.NotEqual("INTERNAL_SERVER_ERROR", error.Text("extensions", "code")));
    }

    [Fact]
    public async Task An_id_of_another_type_is_refused_by_a_field_that_finds_one_type()
    {
        var user = Ids.User(RunningGraph.World.PersonId(1));

        var answer = await graph.Anonymous().Ask("query ($id: ID!) { postById(id: $id) { id } }", new { id = user });

        Assert.True(answer.PartialData.IsNull("postById"), answer.Text);
        Assert.Contains(user, answer.Message, StringComparison.Ordinal);
        Assert.NotEqual("INTERNAL_SERVER_ERROR", answer.Code);
    }

    [Fact]
    public async Task An_id_of_no_kind_is_an_error_that_says_so()
    {
        var answer = await graph
            .Anonymous()
            .Ask("{ node(id: \"comment_01h455vb4pex5vsknk084sn02q\") { id ... on User { handle } } }");

        Assert.True(answer.PartialData.IsNull("node"), answer.Text);
        Assert.Contains("comment_01h455vb4pex5vsknk084sn02q", answer.Message, StringComparison.Ordinal);
        Assert.Equal("UNKNOWN_ID", answer.Code);
        Assert.Equal("node", answer.Error.Text("path", 0));
    }
}
