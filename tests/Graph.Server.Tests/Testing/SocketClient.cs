using System.Net.WebSockets;
using System.Text;

namespace Graph.Server.Tests.Testing;

/// <summary>A WebSocket that can say what no GraphQL client would.</summary>
internal sealed class SocketClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket _socket = new();

    public static async Task<SocketClient> ConnectAsync(
        GraphServer server,
        string? protocol = "graphql-transport-ws",
        bool init = false
    )
    {
        var client = new SocketClient();
        if (protocol is not null)
        {
            client._socket.Options.AddSubProtocol(protocol);
        }

        using var patience = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, patience.Token);
        if (init)
        {
            await client.SendAsync("""{"type":"connection_init"}""");
            Assert.Equal("""{"type":"connection_ack"}""", await client.ReadAsync());
        }

        return client;
    }

    public async Task SendAsync(string message, WebSocketMessageType type = WebSocketMessageType.Text)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message), type, endOfMessage: true, patience.Token);
    }

    public Task SubscribeAsync(string id, string query) =>
        SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message, or the close as <c>code reason</c>.</summary>
    public async Task<string> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                var close = $"{(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}".TrimEnd();
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
                return close;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    public async Task<string> CloseAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        return $"{(int)_socket.CloseStatus!}";
    }

    public void Dispose() => _socket.Dispose();
}
