using System.Text;
using Graph.Execution;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.IncrementalDelivery;

public sealed class OtherTransportTests
{
    private const string Query = "{ twice(number: 2) ... @defer { wait } }";
    private const string Deferred = $$"""{"query":"{{Query}}"}""";
    private const string First = """{"data":{"twice":4},"pending":[{"id":"0","path":[]}],"hasNext":true}""";

    private const string Second =
        """{"incremental":[{"data":{"wait":"done"},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""";

    private const string FirstOf2022 = """{"data":{"twice":4},"hasNext":true}""";
    private const string SecondOf2022 = """{"incremental":[{"data":{"wait":"done"},"path":[]}],"hasNext":false}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("text/event-stream", First, Second)]
    [InlineData("text/event-stream;incrementalSpec=v0.2", First, Second)]
    [InlineData("text/event-stream; deferSpec=20220824", FirstOf2022, SecondOf2022)]
    public async Task An_event_stream_has_a_next_for_each_part(string accept, string first, string second)
    {
        await using var server = await GraphServer.StartAsync();
        server.Library.Go.SetResult();
        var answer = await server.PostAsync(Deferred, accept);
        Assert.Equal(
            $":\n\nevent: next\ndata: {first}\n\nevent: next\ndata: {second}\n\nevent: complete\ndata:\n\n",
            answer.Body
        );
    }

    [Fact]
    public async Task An_event_stream_beats_while_a_deferred_resolver_is_held_back()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { EventStreamHeartbeat = TimeSpan.FromMilliseconds(20) }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(Deferred, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(Patience);
        while (await reader.ReadLineAsync(patience.Token) != $"data: {First}") { }

        Assert.Equal("", await reader.ReadLineAsync(patience.Token));
        Assert.Equal(":", await reader.ReadLineAsync(patience.Token));
        server.Library.Go.SetResult();
        Assert.Contains($"data: {Second}", await reader.ReadToEndAsync(patience.Token));
    }

    [Theory]
    [InlineData("application/jsonl", First, Second)]
    [InlineData("application/jsonl;deferSpec=20220824", FirstOf2022, SecondOf2022)]
    public async Task JSON_lines_have_a_line_for_each_part(string accept, string first, string second)
    {
        await using var server = await GraphServer.StartAsync();
        server.Library.Go.SetResult();
        var answer = await server.PostAsync(Deferred, accept);
        Assert.Equal("application/jsonl; charset=utf-8", answer.ContentType);
        Assert.Equal([first, second], answer.Lines);
    }

    [Fact]
    public async Task JSON_lines_have_one_line_for_a_response_that_comes_at_once()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync("""{"query":"{ twice(number: 2) }"}""", "application/jsonl");
        Assert.Equal(["""{"data":{"twice":4}}"""], answer.Lines);
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", IncrementalDeliveryFormat.IdBased, First, Second)]
    [InlineData("""{"type":"connection_init"}""", IncrementalDeliveryFormat.PathBased, FirstOf2022, SecondOf2022)]
    [InlineData(
        """{"type":"connection_init","payload":{"deferSpec":"20220824"}}""",
        IncrementalDeliveryFormat.IdBased,
        FirstOf2022,
        SecondOf2022
    )]
    [InlineData(
        """{"type":"connection_init","payload":{"incrementalSpec":"v0.2"}}""",
        IncrementalDeliveryFormat.PathBased,
        First,
        Second
    )]
    [InlineData(
        """{"type":"connection_init","payload":{"incrementalSpec":7}}""",
        IncrementalDeliveryFormat.IdBased,
        First,
        Second
    )]
    public async Task A_socket_has_a_next_for_each_part(
        string init,
        IncrementalDeliveryFormat byDefault,
        string first,
        string second
    )
    {
        var sockets = new GraphQLWebSocketOptions { IncrementalDelivery = byDefault };
        await using var server = await GraphServer.StartAsync(new GraphQLHttpOptions { WebSockets = sockets });
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync(init);
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReadAsync());
        await client.SubscribeAsync("1", Query);
        Assert.Equal($$"""{"type":"next","id":"1","payload":{{first}}}""", await client.ReadAsync());
        server.Library.Go.SetResult();
        Assert.Equal($$"""{"type":"next","id":"1","payload":{{second}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.ReadAsync());
    }

    [Fact]
    public async Task A_complete_from_the_client_ends_deferred_work()
    {
        await using var server = await GraphServer.StartAsync(new GraphQLHttpOptions { WebSockets = new() });
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", Query);
        await client.ReadAsync();
        Assert.True(await server.Library.Waiting.WaitAsync(Patience));
        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await server.Library.Cancelled.Task.WaitAsync(Patience);
    }

    [Theory]
    [InlineData("multipart/mixed, application/json")]
    [InlineData("*/*")]
    public async Task The_requests_of_a_batch_are_answered_whole(string accept)
    {
        await using var server = await GraphServer.StartAsync();
        server.Library.Go.SetResult();
        var answer = await server.PostAsync($"[{Deferred}]", accept);
        Assert.Equal("""[{"requestIndex":0,"data":{"twice":4,"wait":"done"}}]""", answer.Body);
    }

    [Fact]
    public async Task A_refusal_is_JSON_for_whoever_takes_parts_as_well()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync(
            """{"query":"{ nothing }"}""",
            "multipart/mixed;incrementalSpec=v0.2, application/graphql-response+json"
        );
        Assert.Equal(400, answer.Status);
        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.ContentType);
    }
}
