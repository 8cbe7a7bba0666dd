using System.Net;
using System.Net.WebSockets;
using System.Text;
using Graph.Attacks.Tests.Catalogue;
using Graph.Attacks.Tests.Testing;
using Graph.Attacks.Tests.Transports;
using Graph.Server;

namespace Graph.Attacks.Tests;

/// <summary>Floods of streams: each is bounded by a number, and the bound is told.</summary>
public sealed class StreamFloodTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const string Endless = """{"query":"subscription{tick}"}""";

    [Fact]
    public async Task Streams_are_open_up_to_a_number_and_one_more_is_told_to_come_back()
    {
        await using var server = await StartAsync(
            new GraphQLHttpOptions { MaxConcurrentStreams = 20, WebSockets = new GraphQLWebSocketOptions() }
        );
        using var patience = new CancellationTokenSource(Patience);
        var streams = new List<HttpResponseMessage>();
        for (var i = 0; i < 10; i++)
        {
            streams.Add(await OpenAsync(server, patience.Token));
            Assert.Equal(HttpStatusCode.OK, streams[i].StatusCode);
        }

        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 10; i++)
        {
            sockets.Add(await SocketTransport.ConnectAsync(server.Url, patience.Token));
        }

        using var refused = await OpenAsync(server, patience.Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        Assert.Contains(
            "This server has 20 streams open already",
            await refused.Content.ReadAsStringAsync(patience.Token),
            StringComparison.Ordinal
        );
        var handshake = await Assert.ThrowsAsync<WebSocketException>(() =>
            SocketTransport.ConnectAsync(server.Url, patience.Token)
        );
        Assert.Contains("503", handshake.Message, StringComparison.Ordinal);
        Assert.Equal(Attack.Answered, (await AskAsync(server)).Verdict);

        // Whoever leaves makes room, however it leaves.
        streams[0].Dispose();
        sockets[0].Abort();
        HttpResponseMessage again;
        while ((again = await OpenAsync(server, patience.Token)).StatusCode != HttpStatusCode.OK)
        {
            again.Dispose();
            await Task.Delay(10, patience.Token);
        }

        again.Dispose();
        streams.ForEach(stream => stream.Dispose());
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task A_flood_of_subscriptions_on_one_socket_ends_at_its_limit_and_costs_little()
    {
        await using var server = await StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        const int Flood = 500;
        var cost = await Cost.LeastAsync(
            EveryTransportTests.Bound,
            async _ =>
            {
                using var socket = await SocketTransport.ConnectAsync(server.Url, patience.Token);
                for (var i = 0; i < Flood; i++)
                {
                    await SendAsync(
                        socket,
                        $$$"""{"id":"{{{i}}}","type":"subscribe","payload":{"query":"subscription{tick}"}}""",
                        patience.Token
                    );
                }

                var errors = 0;
                while (errors < Flood - 5)
                {
                    var message = Encoding.UTF8.GetString(await SocketTransport.ReadAsync(socket, patience.Token));
                    if (message.StartsWith("""{"type":"error",""", StringComparison.Ordinal))
                    {
                        Assert.Contains("LIMIT_EXCEEDED", message, StringComparison.Ordinal);
                        errors++;
                    }
                }

                socket.Abort();
            }
        );
        CostTable.Add($"{Flood} subscriptions on one socket", "WebSocket", Flood * 70, Attack.BeyondLimit, cost);
        Assert.True(cost.IsWithin(EveryTransportTests.Bound), cost.ToString());
        Assert.Equal(Attack.Answered, (await AskAsync(server)).Verdict);
    }

    [Fact]
    public async Task A_flood_of_pings_is_answered_and_costs_little()
    {
        await using var server = await StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        const int Flood = 1_000;
        var cost = await Cost.LeastAsync(
            EveryTransportTests.Bound,
            async _ =>
            {
                using var socket = await SocketTransport.ConnectAsync(server.Url, patience.Token);
                var reading = Task.Run(async () =>
                {
                    for (var i = 0; i < Flood; i++)
                    {
                        await SocketTransport.ReadAsync(socket, patience.Token);
                    }
                });
                for (var i = 0; i < Flood; i++)
                {
                    await SendAsync(socket, """{"type":"ping","payload":{"a":1}}""", patience.Token);
                }

                await reading;
                socket.Abort();
            }
        );
        CostTable.Add($"{Flood} pings", "WebSocket", Flood * 33, Attack.Answered, cost);
        Assert.True(cost.IsWithin(EveryTransportTests.Bound), cost.ToString());
    }

    [Theory]
    [InlineData(
        "a subscribe before the init",
        4401,
        """{"id":"1","type":"subscribe","payload":{"query":"{node{id}}"}}"""
    )]
    [InlineData("two inits", 4429, """{"type":"connection_init"}""", """{"type":"connection_init"}""")]
    [InlineData("no JSON", 4400, "{{{{")]
    [InlineData("a JSON nested too deep", 4400, "deep")]
    [InlineData("a message of 2 MB", 1009, "large")]
    [InlineData("a message without an end", 1009, "endless")]
    [InlineData("no init at all", 4408)]
    public async Task A_socket_that_keeps_to_no_rule_is_closed_with_its_code(
        string what,
        int code,
        params string[] messages
    )
    {
        await using var server = await StartAsync(
            new GraphQLHttpOptions
            {
                WebSockets = new GraphQLWebSocketOptions
                {
                    InitTimeout = TimeSpan.FromSeconds(messages.Length == 0 ? 0.2 : 5),
                },
            }
        );
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, patience.Token);
        var sending = SendAllAsync(socket, messages, patience.Token);
        while (socket.State == WebSocketState.Open)
        {
            await SocketTransport.ReadAsync(socket, patience.Token);
        }

        Assert.True(code == (int?)socket.CloseStatus, $"{what}: {socket.CloseStatus} {socket.CloseStatusDescription}");
        socket.Abort();
        await sending;
        Assert.Equal(Attack.Answered, (await AskAsync(server)).Verdict);
    }

    [Fact]
    public async Task Messages_are_never_compressed_so_no_small_one_becomes_a_large_one()
    {
        await using var server = await StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, patience.Token);
        Assert.False(socket.HttpResponseHeaders!.ContainsKey("Sec-WebSocket-Extensions"));
    }

    private static async Task SendAllAsync(
        ClientWebSocket socket,
        string[] messages,
        CancellationToken cancellationToken
    )
    {
        try
        {
            foreach (var message in messages)
            {
                var text = message switch
                {
                    "deep" => Attack.Nest(100_000, "[", "", "]"),
                    "large" => new string(' ', 2 * 1024 * 1024),
                    "endless" => new string(' ', 100 * 1024),
                    _ => message,
                };
                for (var frame = 0; frame < (message == "endless" ? 15 : 1); frame++)
                {
                    await socket.SendAsync(
                        Encoding.UTF8.GetBytes(text),
                        WebSocketMessageType.Text,
                        message != "endless",
                        cancellationToken
                    );
                }
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // The server has closed meanwhile.
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, cancellationToken);

    private static Task<Answer> AskAsync(AttackedServer server) =>
        new PostTransport(server.Client, server.Url).SendAsync(new Attack("", "", "{node{id}}"));

    private static async Task<HttpResponseMessage> OpenAsync(AttackedServer server, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(Endless, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<AttackedServer> StartAsync(GraphQLHttpOptions? options = null)
    {
        var server = options is null ? new AttackedServer() : new AttackedServer { Options = options };
        await server.InitializeAsync();
        return server;
    }
}
