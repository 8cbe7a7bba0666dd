using System.Text.Json;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Fetching;

/// <summary><c>node</c> and <c>nodes</c> of what is there, of what is not, and of what nobody can say.</summary>
public sealed class NodeTests : IAsyncLifetime
{
    private ScriptedSource _people = null!;
    private ScriptedSource _posts = null!;
    private ScriptedSource _counts = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _people = await ScriptedSource.StartAsync(
            "people",
            """
            type Query { userById(id: ID!): User @lookup }
            interface Node { id: ID! }
            type User implements Node @key(fields: "id") { id: ID! name: String! }
            """
        );
        _posts = await ScriptedSource.StartAsync(
            "posts",
            """
            type Query { any: Int post(id: ID!): Post @lookup @internal }
            interface Node { id: ID! }
            type Post implements Node @key(fields: "id") { id: ID! text: String }
            """
        );
        _counts = await ScriptedSource.StartAsync(
            "counts",
            """type Query { u(id: ID!): User @lookup @internal } type User @key(fields: "id") { id: ID! count: Int }"""
        );
        _people.Respond = (context, body) =>
            Answer(context, body, "userById", "\"__typename\":\"User\",\"name\":\"n\"");
        _posts.Respond = (context, body) => Answer(context, body, "post", "\"__typename\":\"Post\",\"text\":\"t\"");
        _counts.Respond = (context, body) => Answer(context, body, "u", "\"count\":3", isTrusting: true);
        _gateway = new TestGateway([_people, _posts, _counts]);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _people.DisposeAsync();
        await _posts.DisposeAsync();
        await _counts.DisposeAsync();
    }

    /// <summary>Answers a batch; <c>…_bad</c> is malformed for the source, <c>…_nobody</c> is unknown.</summary>
    private static Task Answer(
        Microsoft.AspNetCore.Http.HttpContext context,
        string body,
        string field,
        string members,
        bool isTrusting = false
    )
    {
        using var json = JsonDocument.Parse(body);
        var variables = json.RootElement.GetProperty("variables");
        JsonElement[] sets = variables.ValueKind == JsonValueKind.Array ? [.. variables.EnumerateArray()] : [variables];
        var lines = sets.Select(
            (set, i) => $"{{\"variableIndex\":{i},{Result(set.EnumerateObject().First().Value.GetString()!)}}}"
        );
        return ScriptedSource.Write(context, string.Join('\n', lines), 200, "application/jsonl");

        string Result(string id) =>
            id.EndsWith("_bad", StringComparison.Ordinal) && !isTrusting
                ? $$"""
                    "data":{"{{field}}":null},"errors":[{"message":"'{{id}}' is no id","path":["{{field}}"]}]
                    """.Trim()
            : id.EndsWith("_nobody", StringComparison.Ordinal) && !isTrusting ? $"\"data\":{{\"{field}\":null}}"
            : $"\"data\":{{\"{field}\":{{{members}}}}}";
    }

    [Theory]
    [InlineData(
        "{ node(id: \"user_1\") { id __typename } }",
        """{"data":{"node":{"id":"user_1","__typename":"User"}}}"""
    )]
    [InlineData(
        "{ node(id: \"post_1\") { id __typename } }",
        """{"data":{"node":{"id":"post_1","__typename":"Post"}}}"""
    )]
    [InlineData(
        "{ nodes(ids: [\"post_1\", \"user_1\", \"user_nobody\"]) { id ... on User { count } } }",
        """{"data":{"nodes":[{"id":"post_1"},{"id":"user_1","count":3},null]}}"""
    )]
    [InlineData("{ node(id: \"user_nobody\") { id __typename } }", """{"data":{"node":null}}""")]
    [InlineData("{ node(id: \"post_nobody\") { id __typename } }", """{"data":{"node":null}}""")]
    [InlineData("{ node(id: \"user_nobody\") { id ... on User { count } } }", """{"data":{"node":null}}""")]
    [InlineData("{ node(id: \"user_nobody\") { id ... on User { name count } } }", """{"data":{"node":null}}""")]
    public async Task What_is_there_is_an_object_and_what_is_not_is_null(string document, string expected) =>
        Assert.Equal(expected, await _gateway.ExecuteAsync(document));

    [Theory]
    [InlineData("user_")]
    [InlineData("user")]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("thing_1")]
    [InlineData("User_1")]
    public async Task What_is_no_id_is_null_and_an_error_says_what_an_id_looks_like(string id)
    {
        var document = "{ node(id: \"" + id + "\") { id __typename } nodes(ids: [\"user_1\", \"" + id + "\"]) { id } }";

        using var response = JsonDocument.Parse(await _gateway.ExecuteAsync(document));

        Assert.Equal(
            """{"node":null,"nodes":[{"id":"user_1"},null]}""",
            response.RootElement.GetProperty("data").GetRawText()
        );
        var errors = response.RootElement.GetProperty("errors");
        Assert.Equal(2, errors.GetArrayLength());
        Assert.Equal("""["node"]""", errors[0].GetProperty("path").GetRawText());
        Assert.Equal("""["nodes",1]""", errors[1].GetProperty("path").GetRawText());
        Assert.Contains("like 'post_…'", errors[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("UNKNOWN_ID", errors[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("id __typename")]
    [InlineData("id ... on User { name }")]
    [InlineData("id ... on User { count }")]
    public async Task What_its_source_refuses_is_null_with_the_error_of_the_source(string selection)
    {
        using var response = JsonDocument.Parse(
            await _gateway.ExecuteAsync("{ node(id: \"user_bad\") { " + selection + " } }")
        );

        Assert.Equal("""{"node":null}""", response.RootElement.GetProperty("data").GetRawText());
        var error = Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("'user_bad' is no id", error.GetProperty("message").GetString());
        Assert.Equal("""["node"]""", error.GetProperty("path").GetRawText());
    }

    [Theory]
    [InlineData("id __typename")]
    [InlineData("id ... on User { name }")]
    [InlineData("id ... on User { count }")]
    public async Task Of_a_dead_source_nobody_can_say_what_exists(string selection)
    {
        await _people.StopAsync();

        using var response = JsonDocument.Parse(
            await _gateway.ExecuteAsync("{ nodes(ids: [\"post_1\", \"user_1\"]) { " + selection + " } }")
        );

        Assert.Equal(
            """{"nodes":[{"id":"post_1"},null]}""",
            response
                .RootElement.GetProperty("data")
                .GetRawText()
                .Replace(",\"__typename\":\"Post\"", "", StringComparison.Ordinal)
        );
        var error = Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("The source 'people' cannot be reached.", error.GetProperty("message").GetString());
        Assert.Equal("""["nodes",1]""", error.GetProperty("path").GetRawText());
    }
}
