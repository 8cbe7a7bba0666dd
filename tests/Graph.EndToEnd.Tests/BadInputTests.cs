using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Whatever is wrong with a request, the answer is a sentence that helps and never a status of the 500s.</summary>
[Collection(DemoGraph.Name)]
public sealed class BadInputTests(RunningGraph graph)
{
    private const int Deep = 100_000;

    [Fact]
    public async Task Malformed_JSON()
    {
        var answer = await graph.Anonymous().Send("""{ "query": "{ posts { nodes { id } } }" """);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("The body is not valid JSON (line 1, column 41): ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syntax_error_has_its_line_and_column()
    {
        var answer = await graph.Anonymous().Ask("{\n  posts {\n    nodes { id ]\n  }\n}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Syntax Error: Expected Name, found \"]\".", answer.Message);
        Assert.Equal("GRAPHQL_PARSE_FAILED", answer.Code);
        Assert.Equal(3, answer.Error.Number("locations", 0, "line"));
        Assert.Equal(16, answer.Error.Number("locations", 0, "column"));
    }

    [Fact]
    public async Task An_unknown_field_is_answered_with_a_suggestion()
    {
        var answer = await graph.Anonymous().Ask("{ posts { nodes { likesCount } } }");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Cannot query field \"likesCount\" on type \"Post\". Did you mean \"likeCount\"?", answer.Message);
        Assert.Equal(1, answer.Error.Number("locations", 0, "line"));
        Assert.Equal(19, answer.Error.Number("locations", 0, "column"));
    }

    [Fact]
    public async Task A_variable_of_a_wrong_type()
    {
        var answer = await graph
            .Anonymous()
            .Ask("query ($n: Int) { posts(first: $n) { nodes { id } } }", new { n = "twenty" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            "Variable \"$n\" got invalid value \"twenty\"; Int cannot represent non-integer value: \"twenty\"",
            answer.Message
        );
        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    [Fact]
    public async Task A_user_id_where_a_post_id_belongs()
    {
        var user = Ids.User(RunningGraph.World.PersonId(0));

        var answer = await graph.Anonymous().Ask("query ($id: ID!) { postById(id: $id) { id } }", new { id = user });

        Assert.Equal($"'{user}' is the id of a user; a post id (post_…) is expected.", answer.Message);
        Assert.Equal("BAD_USER_INPUT", answer.Code);
        Assert.Equal("postById", answer.Error.Text("path", 0));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_user_id_where_a_mutation_expects_a_post_id()
    {
        var user = RunningGraph.World.PersonId(0);

        var answer = await graph
            .SignedIn(user)
            .Ask(
                "mutation ($id: ID!) { likePost(input: { postId: $id }) { post { id } } }",
                new { id = Ids.User(user) }
            );

        Assert.Contains(
            "is the id of a user; a post id (post_…) is expected.",
            answer.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_cursor_of_another_list()
    {
        var user = Ids.User(RunningGraph.World.PersonId(0));
        var followers = await graph
            .Anonymous()
            .Ask(
                "query ($id: ID!) { userById(id: $id) { followers(first: 1) { edges { cursor } } } }",
                new { id = user }
            );
        var cursor = followers.Data.Text("userById", "followers", "edges", 0, "cursor");

        var answer = await graph
            .Anonymous()
            .Ask("query ($cursor: String) { posts(after: $cursor) { nodes { id } } }", new { cursor });

        Assert.Equal(
            "The argument 'after' is a cursor of another list; Query.posts takes only cursors that it returned itself.",
            answer.Message
        );
        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    [Fact]
    public async Task A_page_that_is_too_large()
    {
        var answer = await graph.Anonymous().Ask("{ posts(first: 100000) { nodes { id } } }");

        Assert.Equal(
            "'first' of 'Query.posts' is 100000, but a page holds at most 50. Ask for at most 50 and continue with 'after'.",
            answer.Message
        );
        Assert.Equal("BAD_USER_INPUT", answer.Code);
    }

    [Fact]
    public async Task A_document_that_is_nested_100_000_deep()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Deep; i++)
        {
            text.Append("{a");
        }

        var answer = await graph.Anonymous().Ask(text.ToString());

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            "Syntax Error: The document is nested deeper than 200 levels, which is the limit.",
            answer.Message
        );
    }

    [Fact]
    public async Task A_value_that_is_nested_100_000_deep()
    {
        var answer = await graph
            .Anonymous()
            .Ask($"{{ userByHandle(handle: {new string('[', Deep)}{new string(']', Deep)}) {{ id }} }}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            "Syntax Error: The document is nested deeper than 200 levels, which is the limit.",
            answer.Message
        );
    }

    [Fact]
    public async Task Variables_that_are_nested_100_000_deep()
    {
        var answer = await graph
            .Anonymous()
            .Send(
                $$"""{ "query": "{ __typename }", "variables": { "a": {{new string('[', Deep)}}{{new string(']', Deep)}} } }"""
            );

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(
            "The maximum configured depth of 64 has been exceeded.",
            answer.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_body_of_100_MB_is_refused_before_it_is_sent()
    {
        using var body = new ByteArrayContent(new byte[100 * 1024 * 1024]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await graph.Anonymous().Send(body, expectContinue: true);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("The body is larger than 1,048,576 bytes, the most this server reads.", answer.Message);
    }

    [Fact]
    public async Task A_body_of_100_MB_is_refused_while_it_is_sent()
    {
        using var body = new ByteArrayContent(new byte[100 * 1024 * 1024]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await graph.Anonymous().Send(body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task An_expired_token()
    {
        var token = graph.TokenOf(RunningGraph.World.PersonId(0), TimeSpan.FromHours(-1));

        var answer = await new GraphClient(graph.Address, token).Ask("{ __typename }");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("UNAUTHENTICATED", answer.Code);
        Assert.StartsWith("The access token expired at ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Liking_a_post_that_does_not_exist()
    {
        var nothing = Ids.Post(Guid.Parse("00000000-0000-8000-8000-000000000000"));

        var answer = await graph
            .SignedIn(RunningGraph.World.PersonId(0))
            .Ask(
                "mutation ($id: ID!) { likePost(input: { postId: $id }) "
                    + "{ post { id } errors { __typename ... on UserError { message code path } } } }",
                new { id = nothing }
            );

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var payload = answer.Data.At("likePost");
        Assert.True(payload.IsNull("post"));
        var error = payload.At("errors", 0);
        Assert.Equal("NotFoundError", error.Text("__typename"));
        Assert.Equal("NOT_FOUND", error.Text("code"));
        Assert.Equal($"There is no post {nothing}: it was deleted, or it never existed.", error.Text("message"));
        Assert.Equal("""["input","postId"]""", error.At("path").GetRawText());
    }

    [Fact]
    public async Task A_mutation_by_somebody_who_is_not_signed_in()
    {
        var answer = await graph
            .Anonymous()
            .Ask(
                "mutation { createPost(input: { content: \"Hello\" }) "
                    + "{ post { id } errors { __typename ... on UserError { message code } } } }"
            );

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var error = answer.Data.At("createPost", "errors", 0);
        Assert.Equal("UnauthenticatedError", error.Text("__typename"));
        Assert.Equal("Sign in to publish a post.", error.Text("message"));
    }

    [Fact]
    public async Task A_node_id_with_an_unknown_prefix()
    {
        var answer = await graph.Anonymous().Ask("{ node(id: \"planet_01h455vb4pex5vsknk084sn02q\") { id } }");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            "'planet_01h455vb4pex5vsknk084sn02q' is no id of this graph: an id is a type's prefix, an underscore and the id itself, like 'post_…'.",
            answer.Message
        );
    }
}
