using System.Net.WebSockets;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.WebSockets;

public sealed class WebSocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static Task<GraphServer> Start(GraphQLWebSocketOptions? options = null, GraphQLHttpOptions? http = null) =>
        GraphServer.StartAsync(
            http ?? new GraphQLHttpOptions { WebSockets = options ?? new GraphQLWebSocketOptions() }
        );

    [Fact]
    public async Task A_query_a_mutation_and_a_subscription_share_a_socket()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);

        await client.SubscribeAsync("q", "{ twice(number: 4) }");
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"twice":8}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await client.ReadAsync());

        await client.SubscribeAsync("m", "mutation { stamp { stamps } }");
        Assert.Equal(
            """{"type":"next","id":"m","payload":{"data":{"stamp":{"stamps":1}}}}""",
            await client.ReadAsync()
        );
        Assert.Equal("""{"type":"complete","id":"m"}""", await client.ReadAsync());

        await client.SubscribeAsync("q", "subscription { count(to: 2) }");
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"count":1}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"count":2}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await client.ReadAsync());
        Assert.Equal("1000", await client.CloseAsync());
    }

    [Fact]
    public async Task What_is_wrong_with_an_operation_ends_it_and_not_the_connection()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);

        await client.SubscribeAsync("a", "{ nothing }");
        Assert.StartsWith(
            """{"type":"error","id":"a","payload":[{"message":"Cannot query field""",
            await client.ReadAsync()
        );
        await client.SubscribeAsync("b", "subscription { broken }");
        Assert.Equal("""{"type":"next","id":"b","payload":{"data":{"broken":1}}}""", await client.ReadAsync());
        var broken = await client.ReadAsync();
        Assert.StartsWith("""{"type":"error","id":"b","payload":[{"message":"Unexpected error of the source""", broken);
        Assert.DoesNotContain("secret", broken);
        await client.SubscribeAsync("c", "{ twice(number: 1) }");
        Assert.Equal("""{"type":"next","id":"c","payload":{"data":{"twice":2}}}""", await client.ReadAsync());
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync("""{"type":"ping","payload":{"at":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"at":1}}""", await client.ReadAsync());
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());
        await client.SendAsync("""{"type":"pong"}""");
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReadAsync());
    }

    [Theory]
    [InlineData("{", "4400 The message is not valid JSON")]
    [InlineData("[]", "4400 A message must be a JSON object with a string 'type'.")]
    [InlineData("""{"type":"start"}""", "4400 'start' is no message that a client sends.")]
    [InlineData("""{"type":"complete"}""", "4400 A complete message needs a string 'id'.")]
    [InlineData("""{"type":"subscribe","payload":{}}""", "4400 A subscribe message needs a string 'id'")]
    [InlineData(
        """{"type":"subscribe","id":"1","payload":{"query":1}}""",
        "4400 The request: 'query' must be a string"
    )]
    [InlineData("""{"type":"connection_init"}""", "4429 Too many initialisation requests")]
    public async Task What_the_protocol_does_not_allow_closes_the_socket(string message, string close)
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SendAsync(message);
        Assert.StartsWith(close, await client.ReadAsync());
    }

    [Fact]
    public async Task An_operation_before_the_acknowledgement_is_unauthorized()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server);
        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        Assert.Equal("4401 Unauthorized", await client.ReadAsync());
    }

    [Fact]
    public async Task An_id_that_is_in_use_closes_the_socket_and_ends_its_source()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "subscription { count }");
        await client.ReadAsync();
        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        string message;
        do
        {
            message = await client.ReadAsync();
        } while (message.StartsWith('{'));
        Assert.Equal("4409 Subscriber for 1 already exists", message);
        Assert.True(await server.Library.SourceEnded.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_client_that_never_begins_is_sent_away()
    {
        await using var server = await Start(
            new GraphQLWebSocketOptions { InitTimeout = TimeSpan.FromMilliseconds(50) }
        );
        using var client = await SocketClient.ConnectAsync(server);
        Assert.Equal("4408 Connection initialisation timeout", await client.ReadAsync());
    }

    [Fact]
    public async Task A_client_that_speaks_another_protocol_is_sent_away()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, protocol: null);
        Assert.StartsWith("4406 Subprotocol not acceptable", await client.ReadAsync());
    }

    [Fact]
    public async Task Messages_that_are_too_large_or_binary_close_the_socket()
    {
        await using var server = await Start(new GraphQLWebSocketOptions { MaxMessageBytes = 1_000 });
        using var large = await SocketClient.ConnectAsync(server, init: true);
        await large.SubscribeAsync("1", new string(' ', 20_000));
        Assert.Equal("1009 A message may have at most 1,000 bytes.", await large.ReadAsync());
        using var binary = await SocketClient.ConnectAsync(server, init: true);
        await binary.SendAsync("{}", WebSocketMessageType.Binary);
        Assert.Equal("4400 A message must be text, not binary.", await binary.ReadAsync());
    }

    [Fact]
    public async Task The_hook_sees_the_payload_and_may_refuse_the_connection()
    {
        await using var server = await Start(
            new GraphQLWebSocketOptions
            {
                OnConnectionInit = (_, payload, _) =>
                    ValueTask.FromResult(
                        payload.GetProperty("token").GetString() == "good" ? null : "The token is not valid."
                    ),
            }
        );
        using var good = await SocketClient.ConnectAsync(server);
        await good.SendAsync("""{"type":"connection_init","payload":{"token":"good"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await good.ReadAsync());
        using var bad = await SocketClient.ConnectAsync(server);
        await bad.SendAsync("""{"type":"connection_init","payload":{"token":"bad"}}""");
        Assert.Equal("4403 The token is not valid.", await bad.ReadAsync());
        using var none = await SocketClient.ConnectAsync(server);
        await none.SendAsync("""{"type":"connection_init"}""");
        Assert.StartsWith("4500 Unexpected error", await none.ReadAsync());
    }

    [Fact]
    public async Task A_socket_has_room_for_so_many_subscriptions_and_a_completed_one_makes_room()
    {
        await using var server = await Start(new GraphQLWebSocketOptions { MaxSubscriptions = 2, MaxOperations = 3 });
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "subscription { bookLent(shelf: \\\"a\\\") { number } }");
        await client.SubscribeAsync("2", "subscription { bookLent(shelf: \\\"a\\\") { number } }");
        await Until(() => server.Topics.SubscriberCount == 2);
        await client.SubscribeAsync("3", "subscription { bookLent(shelf: \\\"a\\\") { number } }");
        Assert.Equal(
            """{"type":"error","id":"3","payload":[{"message":"This connection has 2 subscriptions already, the most that are accepted at once. End one, or open another.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            await client.ReadAsync()
        );
        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await client.SubscribeAsync("1", "subscription { count(to: 1) }");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"count":1}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.ReadAsync());
        await client.SubscribeAsync("4", "{ wait }");
        await client.SubscribeAsync("5", "{ wait }");
        await client.SubscribeAsync("6", "{ wait }");
        Assert.Contains("has 3 operations already", await client.ReadAsync());
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_its_sources_and_requests()
    {
        await using var server = await Start();
        var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "subscription { bookLent(shelf: \\\"a\\\") { number } }");
        await client.SubscribeAsync("2", "{ wait }");
        await server.Library.Waiting.WaitAsync(Patience);
        await Until(() => server.Topics.SubscriberCount == 1);
        client.Dispose();
        await server.Library.Cancelled.Task.WaitAsync(Patience);
        await Until(() => server.Topics.SubscriberCount == 0);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "subscription { bookLent(shelf: \\\"a\\\") { number } }");
        await Until(() => server.Topics.SubscriberCount == 1);
        var stopping = server.StopAsync();
        Assert.Equal("1001 The server stops.", await client.ReadAsync());
        await stopping.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_limits_of_documents_hold()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", string.Concat(Enumerable.Repeat("{ a ", 500)));
        Assert.StartsWith("""{"type":"error","id":"1","payload":[{"message":""", await client.ReadAsync());
    }

    [Fact]
    public async Task Without_the_option_no_socket_is_served()
    {
        await using var server = await GraphServer.StartAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(server));
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
