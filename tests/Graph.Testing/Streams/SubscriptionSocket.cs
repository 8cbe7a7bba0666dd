using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Graph.Testing;

/// <summary>A WebSocket that speaks <c>graphql-transport-ws</c>, message by message.</summary>
public sealed class SubscriptionSocket : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly ClientWebSocket _socket = new();

    /// <summary>Opens a connection and sends <c>connection_init</c>; its answer is for the caller to read.</summary>
    /// <param name="endpoint">The GraphQL endpoint, as for HTTP.</param>
    /// <param name="token">An access token to send in the payload; null for none.</param>
    /// <param name="origin">The page that a browser would name; null for none.</param>
    /// <param name="payload">Another payload, as JSON.</param>
    public static async Task<SubscriptionSocket> ConnectAsync(
        Uri endpoint,
        string? token = null,
        string? origin = null,
        string? payload = null
    )
    {
        var client = new SubscriptionSocket();
        client._socket.Options.AddSubProtocol("graphql-transport-ws");
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        using var patience = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(new UriBuilder(endpoint) { Scheme = "ws" }.Uri, patience.Token);
        payload ??= token is null ? "{}" : $$"""{"authorization":"Bearer {{token}}"}""";
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        return client;
    }

    /// <summary>Subscribes; the events are for the caller to read.</summary>
    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        SendAsync(
            JsonSerializer.Serialize(
                new
                {
                    id,
                    type = "subscribe",
                    payload = new { query, variables },
                }
            )
        );

    /// <summary>Sends a message as it is.</summary>
    public async Task SendAsync(string message)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(message),
            WebSocketMessageType.Text,
            endOfMessage: true,
            patience.Token
        );
    }

    /// <summary>The next message, or the close as <c>code reason</c>.</summary>
    public async Task<string> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[BufferSize];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return $"{(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}".TrimEnd();
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
