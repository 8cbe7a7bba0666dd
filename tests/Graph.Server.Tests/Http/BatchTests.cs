using System.Text.Json;
using Graph.Annotations;
using Graph.Execution;
using Graph.Server.Tests.Testing;
using Graph.Types;

namespace Graph.Server.Tests.Http;

public sealed class BatchTests
{
    private const string Lines = "application/jsonl; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    // What a Hot Chocolate Fusion gateway accepts for a batch.
    private const string FusionAccept =
        "application/jsonl, text/event-stream, application/graphql-response+json, application/json";

    private const string Lookup =
        """{"query":"query B($n: Int!) { book(number: $n) { number title } }","variables":[{"n":1},{"n":0},{"n":3}]}""";

    [Fact]
    public async Task Sets_of_variables_are_answered_line_by_line_after_one_call()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync(Lookup, FusionAccept);
        Assert.Equal((200, Lines), (answer.Status, answer.ContentType));
        Assert.Equal(
            """
            {"variableIndex":0,"data":{"book":{"number":1,"title":"Book 1"}}}
            {"variableIndex":1,"data":{"book":null}}
            {"variableIndex":2,"data":{"book":{"number":3,"title":"Book 3"}}}

            """,
            answer.Body
        );
        Assert.Equal(answer.Body.Length, answer.Headers.ContentLength);
        Assert.Equal([3], server.Library.Lookups);
    }

    [Fact]
    public async Task JSON_that_a_resolver_gives_as_it_is_stays_on_the_line_of_its_response()
    {
        var executor = new RequestExecutor(
            new AnnotatedSchemaBuilder()
                .AddScalar<JsonElement>("Any", AnyScalarCoercion.Instance)
                .AddType(typeof(AnyQueries))
                .Build()
        );
        await using var server = await GraphServer.StartAsync(executor: () => executor);
        var answer = await server.PostAsync(
            "{\"query\":\"query A($j: Any!) { any(json: $j) }\",\"variables\":[{\"j\":{\r\n\"a\":\"x\\n\"}},{\"j\":[\n]}]}",
            FusionAccept
        );
        Assert.Equal((200, Lines), (answer.Status, answer.ContentType));
        Assert.Equal(
            """
            {"variableIndex":0,"data":{"any":{  "a":"x\n"}}}
            {"variableIndex":1,"data":{"any":[ ]}}

            """,
            answer.Body
        );
    }

    [QueryType]
    private static class AnyQueries
    {
        public static JsonElement Any(JsonElement json) => json;
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    public async Task Sets_of_variables_are_a_list_for_who_does_not_know_lines(string? accept, string type)
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync(Lookup, accept);
        Assert.Equal((200, type), (answer.Status, answer.ContentType));
        Assert.Equal(
            """[{"variableIndex":0,"data":{"book":{"number":1,"title":"Book 1"}}},{"variableIndex":1,"data":{"book":null}},{"variableIndex":2,"data":{"book":{"number":3,"title":"Book 3"}}}]""",
            answer.Body
        );
    }

    [Fact]
    public async Task A_list_of_one_set_is_answered_as_a_batch()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync(
            """{"query":"query T($n: Int!) { twice(number: $n) }","variables":[{"n":1}]}""",
            FusionAccept
        );
        Assert.Equal("{\"variableIndex\":0,\"data\":{\"twice\":2}}\n", answer.Body);
    }

    [Fact]
    public async Task A_set_that_does_not_fit_costs_only_itself()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync(
            """{"query":"query T($n: Int!) { twice(number: $n) }","variables":[{"n":1},{"n":"x"},{},{"n":4}]}""",
            FusionAccept
        );
        Assert.Equal(200, answer.Status);
        Assert.Equal(4, answer.Lines.Length);
        Assert.Equal("""{"variableIndex":0,"data":{"twice":2}}""", answer.Lines[0]);
        Assert.StartsWith("""{"variableIndex":1,"errors":[""", answer.Lines[1]);
        Assert.DoesNotContain("\"data\"", answer.Lines[1]);
        Assert.Contains("was not provided", answer.Lines[2]);
        Assert.Equal("""{"variableIndex":3,"data":{"twice":8}}""", answer.Lines[3]);
    }

    [Fact]
    public async Task A_refused_document_is_one_line_for_all_sets()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync("""{"query":"{ oops }","variables":[{},{}]}""", FusionAccept);
        Assert.StartsWith("""{"errors":[{"message":"Cannot query field \"oops\" on""", Assert.Single(answer.Lines));
    }

    [Fact]
    public async Task Requests_are_answered_in_any_order_with_their_index()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync(
            """
            [
              {"query":"{ twice(number: 1) }"},
              {"query":"{ oops }"},
              {"query":"query B($n: Int!) { book(number: $n) { title } }","variables":[{"n":1},{"n":2}]}
            ]
            """,
            FusionAccept
        );
        Assert.Equal((200, Lines), (answer.Status, answer.ContentType));
        var lines = answer.Lines.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(4, lines.Length);
        Assert.Equal("""{"requestIndex":0,"data":{"twice":2}}""", lines[0]);
        Assert.StartsWith("""{"requestIndex":1,"errors":[""", lines[1]);
        Assert.Equal("""{"requestIndex":2,"variableIndex":0,"data":{"book":{"title":"Book 1"}}}""", lines[2]);
        Assert.Equal("""{"requestIndex":2,"variableIndex":1,"data":{"book":{"title":"Book 2"}}}""", lines[3]);
    }

    [Fact]
    public async Task Requests_are_a_list_in_their_order_for_who_accepts_only_json()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync(
            """[{"query":"{ twice(number: 1) }"},{"query":"{ oops }"},{"query":"{ echo(text: \"a\") }"}]""",
            "application/json"
        );
        Assert.Equal((200, Json), (answer.Status, answer.ContentType));
        using var json = JsonDocument.Parse(answer.Body);
        var list = json.RootElement.EnumerateArray().ToArray();
        Assert.Equal([0, 1, 2], list.Select(item => item.GetProperty("requestIndex").GetInt32()));
        Assert.Equal(2, list[0].GetProperty("data").GetProperty("twice").GetInt32());
        Assert.True(list[1].TryGetProperty("errors", out _));
        Assert.Equal("a", list[2].GetProperty("data").GetProperty("echo").GetString());
    }

    [Fact]
    public async Task A_line_does_not_wait_for_slower_requests()
    {
        await using var server = await GraphServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(
                """[{"query":"{ wait }"},{"query":"{ twice(number: 1) }"}]""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.TryAddWithoutValidation("Accept", FusionAccept);
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("""{"requestIndex":1,"data":{"twice":2}}""", await reader.ReadLineAsync());
        server.Library.Go.SetResult();
        Assert.Equal("""{"requestIndex":0,"data":{"wait":"done"}}""", await reader.ReadLineAsync());
        Assert.Null(await reader.ReadLineAsync());
    }

    [Fact]
    public async Task A_large_batch_is_whole()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { MaxVariableSets = 5_000, MaxBodyBytes = 4 * 1024 * 1024 }
        );
        var sets = string.Join(',', Enumerable.Range(1, 5_000).Select(n => $$"""{"n":{{n}}}"""));
        var answer = await server.PostAsync(
            $$"""{"query":"query B($n: Int!) { book(number: $n) { title } }","variables":[{{sets}}]}""",
            FusionAccept
        );
        Assert.Equal(
            Enumerable
                .Range(0, 5_000)
                .Select(n => $$$$"""{"variableIndex":{{{{n}}}},"data":{"book":{"title":"Book {{{{n + 1}}}}"}}}"""),
            answer.Lines
        );
        Assert.Equal([5_000], server.Library.Lookups);
    }

    [Theory]
    [InlineData(
        """[{"query":"{a}"},{"query":"{a}"},{"query":"{a}"}]""",
        "The batch holds 3 requests; at most 2 are accepted."
    )]
    [InlineData(
        """{"query":"{a}","variables":[{},{},{},{}]}""",
        "The request has 4 sets of variables; at most 3 are accepted."
    )]
    [InlineData(
        """[{"query":"{a}"},{"query":"{a}","variables":[{},{},{},{}]}]""",
        "Request 1 of the batch has 4 sets of variables; at most 3 are accepted."
    )]
    public async Task A_batch_beyond_its_limits_is_refused(string body, string message)
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { MaxBatchedRequests = 2, MaxVariableSets = 3 }
        );
        var answer = await server.PostAsync(body, FusionAccept);
        Assert.Equal((400, Json), (answer.Status, answer.ContentType?.Replace("graphql-response+", "")));
        Assert.Contains(message, answer.Body);
        Assert.Contains("LIMIT_EXCEEDED", answer.Body);
    }

    [Fact]
    public async Task Batches_can_be_switched_off()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { MaxBatchedRequests = 0, MaxVariableSets = 1 }
        );
        var requests = await server.PostAsync("""[{"query":"{ __typename }"}]""");
        var sets = await server.PostAsync("""{"query":"{ __typename }","variables":[{}]}""");
        Assert.Equal((400, 400), (requests.Status, sets.Status));
        Assert.Contains("Batches of requests are not accepted here", requests.Body);
        Assert.Contains("'variables' must be an object, not a list.", sets.Body);
    }
}
