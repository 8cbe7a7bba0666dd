using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Graph.Server.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Server.Tests.WebSockets;

/// <summary>How connections are kept alive, refused and cut off.</summary>
public sealed class SocketLifeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private const string Lent = "subscription { bookLent(shelf: \\\"a\\\") { number } }";

    [Theory]
    [InlineData("https://example.org", 101)]
    [InlineData("https://elsewhere.org", 403)]
    [InlineData(null, 101)]
    public async Task Only_pages_of_allowed_origins_connect(string? origin, int status)
    {
        await using var server = await Start(new GraphQLWebSocketOptions { AllowedOrigins = ["https://example.org"] });

        using var socket = await RawSocket.ConnectAsync(server, origin);

        Assert.Equal(status, socket.Status);
    }

    [Fact]
    public async Task A_connection_whose_pings_stay_unanswered_is_dead()
    {
        await using var server = await Start(
            new GraphQLWebSocketOptions
            {
                KeepAliveInterval = TimeSpan.FromMilliseconds(50),
                KeepAliveTimeout = TimeSpan.FromMilliseconds(100),
            }
        );
        using var socket = await RawSocket.ConnectAsync(server);
        await socket.SendAsync("""{"type":"connection_init"}""");

        // A ping comes, and no pong goes back.
        Assert.Contains(RawSocket.Ping, await socket.ReadToEndAsync());
    }

    [Fact]
    public async Task A_client_that_does_not_answer_the_close_is_cut_off()
    {
        await using var server = await Start(new GraphQLWebSocketOptions { CloseTimeout = TimeSpan.FromSeconds(1) });
        using var socket = await RawSocket.ConnectAsync(server);
        await socket.SendAsync("[]");

        // Reading comes to an end, though the client never closes.
        Assert.Contains(RawSocket.Close, await socket.ReadToEndAsync());
    }

    [Fact]
    public async Task A_subscriber_that_falls_behind_is_told_and_loses_the_subscription_alone()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", Lent);
        await Until(() => server.Topics.SubscriberCount == 1);
        for (var i = 0; i < 5_000; i++)
        {
            await server.Topics.SendAsync("lent-a", Book);
        }

        string message;
        do
        {
            message = await client.ReadAsync();
        } while (message.StartsWith("""{"type":"next","id":"1",""", StringComparison.Ordinal));
        Assert.StartsWith("""{"type":"error","id":"1",""", message);
        Assert.Contains("SUBSCRIBER_TOO_SLOW", message);
        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"twice":2}}}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Each_operation_and_each_event_has_services_of_its_own()
    {
        var scopes = new ConcurrentQueue<IServiceProvider>();
        var requests = 0;
        await using var server = await Start(
            new GraphQLWebSocketOptions(),
            new GraphQLHttpOptions
            {
                WebSockets = new GraphQLWebSocketOptions(),
                OnRequest = _ => Interlocked.Increment(ref requests),
                OnScope = (_, services) => scopes.Enqueue(services),
            }
        );
        using var client = await SocketClient.ConnectAsync(server, init: true);

        await client.SubscribeAsync("1", "subscription { count(to: 3) }");
        while (!(await client.ReadAsync()).Contains("complete", StringComparison.Ordinal)) { }

        Assert.Equal(4, scopes.Distinct().Count());
        Assert.Equal(1, requests);
        Assert.All(scopes, scope => Assert.Throws<ObjectDisposedException>(() => scope.GetRequiredService<Library>()));
    }

    [Fact]
    public async Task A_batch_of_variables_is_refused_and_the_connection_stays()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SendAsync(
            """{"id":"1","type":"subscribe","payload":{"query":"{ twice(number: 1) }","variables":[{},{}]}}"""
        );
        Assert.Equal(
            """{"type":"error","id":"1","payload":[{"message":"Batches of variables are not accepted over WebSockets; send them by POST.","extensions":{"code":"BAD_REQUEST"}}]}""",
            await client.ReadAsync()
        );
        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        Assert.Contains("\"twice\":2", await client.ReadAsync());
    }

    [Fact]
    public async Task Several_errors_of_an_operation_are_one_message()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "{ nothing nowhere }");

        var message = await client.ReadAsync();

        Assert.Contains("\\\"nothing\\\"", message);
        Assert.Contains("\\\"nowhere\\\"", message);
    }

    [Fact]
    public async Task A_message_after_one_that_was_very_large_is_read_as_well()
    {
        await using var server = await Start();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", $"{{ twice(number: 1) #{new string('x', 300_000)}\\n }}");
        Assert.Contains("\"twice\":2", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.ReadAsync());
        await client.SubscribeAsync("1", "{ twice(number: 2) }");
        Assert.Contains("\"twice\":4", await client.ReadAsync());
    }

    [Fact]
    public async Task A_server_that_has_no_executor_closes_the_connection()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { WebSockets = new GraphQLWebSocketOptions() },
            executor: () => throw new InvalidOperationException("A secret of the server.")
        );
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        Assert.Equal("4500 Unexpected error of the server; its log has the details.", await client.ReadAsync());
    }

    [Fact]
    public async Task An_executor_that_fails_ends_its_operation_alone()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { WebSockets = new GraphQLWebSocketOptions() },
            executor: () => new BrokenExecutor()
        );
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        Assert.Equal(
            """{"type":"error","id":"1","payload":[{"message":"Unexpected error of the server; its log has the details.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
            await client.ReadAsync()
        );
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());
    }

    private static readonly Book Book = new(1, "A", 1, 1, false, "a", new Author("Ann"));

    private static Task<GraphServer> Start(GraphQLWebSocketOptions? options = null, GraphQLHttpOptions? http = null) =>
        GraphServer.StartAsync(
            http ?? new GraphQLHttpOptions { WebSockets = options ?? new GraphQLWebSocketOptions() }
        );

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>A WebSocket by hand, which answers neither pings nor closes.</summary>
    private sealed class RawSocket : IDisposable
    {
        public const byte Ping = 0x89;
        public const byte Close = 0x88;
        private readonly NetworkStream _stream;

        private RawSocket(NetworkStream stream, int status)
        {
            _stream = stream;
            Status = status;
        }

        public int Status { get; }

        public static async Task<RawSocket> ConnectAsync(GraphServer server, string? origin = null)
        {
            var stream = await server.ConnectAsync();
            var request =
                $"GET /graphql HTTP/1.1\r\nHost: {server.Url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
                + (origin is null ? "" : $"Origin: {origin}\r\n")
                + "\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                Assert.Equal(1, await stream.ReadAsync(one).AsTask().WaitAsync(Patience));
                head.Append((char)one[0]);
            }

            return new RawSocket(stream, int.Parse(head.ToString().Split(' ')[1]));
        }

        public async Task SendAsync(string text)
        {
            var payload = Encoding.UTF8.GetBytes(text);
            // A final text frame of at most 125 bytes, or with a length of two bytes; masked with zeros.
            byte[] head =
                payload.Length < 126
                    ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0]
                    : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0];
            await _stream.WriteAsync((byte[])[.. head, .. payload]);
        }

        /// <summary>The first bytes of all frames until the connection ends.</summary>
        public async Task<List<byte>> ReadToEndAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            var frames = new List<byte>();
            try
            {
                while (true)
                {
                    var head = await ReadAsync(2, patience.Token);
                    frames.Add(head[0]);
                    var length = head[1] == 126 ? await ReadAsync(2, patience.Token) : [0, head[1]];
                    await ReadAsync((length[0] << 8) | length[1], patience.Token);
                }
            }
            catch (Exception exception) when (exception is EndOfStreamException or IOException)
            {
                return frames;
            }
        }

        private async Task<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
        {
            var bytes = new byte[count];
            await _stream.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }

        public void Dispose() => _stream.Dispose();
    }
}
