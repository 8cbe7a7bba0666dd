using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.Http;

/// <summary>A fault of the server is an answer too, without its secrets.</summary>
public sealed class ServerFaultTests
{
    private const string Fault =
        """{"errors":[{"message":"Unexpected error of the server; its log has the details.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task An_executor_that_fails_is_a_500(string accept)
    {
        await using var server = await GraphServer.StartAsync(executor: () => new BrokenExecutor());

        var answer = await server.PostAsync("""{"query":"{ twice(number: 1) }"}""", accept);

        Assert.Equal((500, Fault), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_server_without_an_executor_is_a_500(string accept)
    {
        await using var server = await GraphServer.StartAsync(executor: () =>
            throw new InvalidOperationException("A secret of the server.")
        );

        var answer = await server.PostAsync("""{"query":"{ twice(number: 1) }"}""", accept);

        Assert.Equal((500, Fault), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public async Task A_result_that_fails_while_it_is_written_is_a_500_and_never_half_an_answer(int bytesBefore)
    {
        await using var server = await GraphServer.StartAsync(executor: () => new BrokenExecutor(bytesBefore));

        var answer = await server.PostAsync("""{"query":"{ twice(number: 1) }"}""");

        Assert.Equal((500, Fault), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Json_of_several_lines_is_one_line_of_an_event_stream()
    {
        await using var server = await GraphServer.StartAsync();

        var answer = await server.PostAsync("""{"query":"{ pretty }"}""", "text/event-stream");

        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"pretty\":{    \"a\": [1,  2] }}}\n\nevent: complete\ndata:\n\n",
            answer.Body
        );
    }

    [Fact]
    public async Task An_executor_that_fails_is_one_next_of_an_event_stream()
    {
        await using var server = await GraphServer.StartAsync(executor: () => new BrokenExecutor());

        var answer = await server.PostAsync("""{"query":"{ twice(number: 1) }"}""", "text/event-stream");

        Assert.Equal(200, answer.Status);
        Assert.Contains($"event: next\ndata: {Fault}\n\nevent: complete\n", answer.Body);
    }

    [Fact]
    public async Task The_hook_of_requests_sees_each_and_that_of_scopes_each_event()
    {
        var requests = 0;
        var scopes = 0;
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions
            {
                OnRequest = _ => Interlocked.Increment(ref requests),
                OnScope = (_, _) => Interlocked.Increment(ref scopes),
            }
        );

        await server.PostAsync("""{"query":"{ twice(number: 1) }"}""");
        await server.GetAsync("?query={twice(number:1)}");
        await server.PostAsync("""{"query":"subscription { count(to: 3) }"}""", "text/event-stream");

        Assert.Equal((3, 3), (requests, scopes));
    }

    [Fact]
    public async Task A_document_that_is_only_named_is_not_known_to_an_engine_without_documents()
    {
        await using var server = await GraphServer.StartAsync();

        var post = await server.PostAsync("""{"documentId":"abc"}""");
        var get = await server.GetAsync("?documentId=abc");

        Assert.Contains("The document \\\"abc\\\" is not known here.", post.Body);
        Assert.Contains("The document \\\"abc\\\" is not known here.", get.Body);
    }

    [Fact]
    public async Task Of_several_operations_a_url_names_one()
    {
        await using var server = await GraphServer.StartAsync();

        var answer = await server.GetAsync("?query=query A{twice(number:1)} query B{twice(number:2)}&operationName=B");

        Assert.Equal("""{"data":{"twice":4}}""", answer.Body);
    }

    [Theory]
    [InlineData("[null]", "Request 0 of the batch must be a JSON object, not null.")]
    [InlineData("[[]]", "Request 0 of the batch must be a JSON object, not a list.")]
    [InlineData("[true]", "Request 0 of the batch must be a JSON object, not a boolean.")]
    [InlineData("""[{"query":1}]""", "Request 0 of the batch: 'query' must be a string, not a number.")]
    public async Task What_stands_in_the_place_of_a_request_is_named(string body, string message)
    {
        await using var server = await GraphServer.StartAsync();

        Assert.Contains(message, (await server.PostAsync(body)).Body);
    }
}
