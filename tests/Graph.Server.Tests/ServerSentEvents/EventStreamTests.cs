using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.ServerSentEvents;

public sealed class EventStreamTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string EventStream = "text/event-stream";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly GraphServer _server = fixture.Server;

    [Fact]
    public async Task A_subscription_is_a_next_for_each_event_and_a_complete()
    {
        var answer = await _server.PostAsync("""{"query":"subscription { count(to: 2) }"}""", EventStream);
        Assert.Equal(200, answer.Status);
        Assert.Equal("text/event-stream; charset=utf-8", answer.ContentType);
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\n"
                + "event: complete\ndata:\n\n",
            answer.Body
        );
    }

    [Fact]
    public async Task Queries_and_mutations_are_one_next()
    {
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"twice\":8}}\n\nevent: complete\ndata:\n\n",
            (await _server.PostAsync("""{"query":"{ twice(number: 4) }"}""", EventStream)).Body
        );
        Assert.Contains(
            "{\"data\":{\"stamp\":{\"stamps\":",
            (await _server.PostAsync("""{"query":"mutation { stamp { stamps } }"}""", EventStream)).Body
        );
    }

    [Fact]
    public async Task A_subscription_may_come_by_GET_and_a_mutation_may_not()
    {
        Assert.Contains(
            "data: {\"data\":{\"count\":1}}",
            (await _server.GetAsync("?query=subscription{count(to:1)}", EventStream)).Body
        );
        var mutation = await _server.GetAsync("?query=mutation{stamp{stamps}}", EventStream);
        Assert.Equal(200, mutation.Status);
        Assert.Contains("QUERIES_ONLY", mutation.Body);
    }

    [Theory]
    [InlineData("""{"query":"{ nothing }"}""", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":"{"}""", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{}", "BAD_REQUEST")]
    [InlineData("""{"query":"subscription ($n: Int!) { count(to: $n) }"}""", "BAD_USER_INPUT")]
    public async Task Errors_are_a_next_under_status_200(string body, string code)
    {
        var answer = await _server.PostAsync(body, EventStream);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith(":\n\nevent: next\ndata: {\"errors\":[{\"message\":", answer.Body);
        Assert.Contains(code, answer.Body);
        Assert.EndsWith("\n\nevent: complete\ndata:\n\n", answer.Body);
    }

    [Fact]
    public async Task A_failed_event_does_not_end_the_stream_and_a_failed_source_does()
    {
        var even = await _server.PostAsync("""{"query":"subscription { even(to: 2) }"}""", EventStream);
        Assert.Contains("1 is odd.", even.Body);
        Assert.Contains("data: {\"data\":{\"even\":2}}", even.Body);
        var broken = await _server.PostAsync("""{"query":"subscription { broken }"}""", EventStream);
        Assert.Contains("data: {\"data\":{\"broken\":1}}", broken.Body);
        Assert.Contains("Unexpected error of the source of events.", broken.Body);
        Assert.DoesNotContain("secret", broken.Body);
    }

    [Fact]
    public async Task A_silent_stream_beats_and_a_client_that_goes_away_ends_its_source()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { EventStreamHeartbeat = TimeSpan.FromMilliseconds(20) }
        );
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            server.Url + "?query=subscription{bookLent(shelf:\"a\"){number}}"
        );
        request.Headers.Add("Accept", EventStream);
        using var patience = new CancellationTokenSource(Patience);
        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        var stream = await response.Content.ReadAsStreamAsync(patience.Token);
        var bytes = new byte[9];
        await stream.ReadExactlyAsync(bytes, patience.Token);
        Assert.Equal(":\n\n:\n\n:\n\n"u8.ToArray(), bytes);
        Assert.Equal(1, server.Topics.SubscriberCount);
        response.Dispose();
        while (server.Topics.SubscriberCount > 0)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    [Fact]
    public async Task A_subscription_without_a_stream_is_refused_and_a_batch_is_not_acceptable()
    {
        var single = await _server.PostAsync("""{"query":"subscription { count(to: 1) }"}""");
        Assert.Contains("use a transport that streams", single.Body);
        var batch = await _server.PostAsync("""[{"query":"{ twice(number: 1) }"}]""", EventStream);
        Assert.Equal(406, batch.Status);
    }
}
