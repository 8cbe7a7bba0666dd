using System.Net.WebSockets;
using System.Text;
using Graph.Attacks.Tests.Catalogue;

namespace Graph.Attacks.Tests.Transports;

/// <summary>An operation on a WebSocket of its own, as <c>graphql-transport-ws</c> has it.</summary>
internal sealed class SocketTransport(Uri url) : Transport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override string Name => "WebSocket";

    // To the protocol a message that is no JSON is none of it, whatever was wrong.
    public override string? VerdictInstead(Attack attack) => attack.Verdict == Attack.Malformed ? "close 4400" : null;

    public override async Task<Answer> SendAsync(Attack attack)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = await ConnectAsync(url, patience.Token);
        byte[] message =
        [
            .. """{"id":"1","type":"subscribe","payload":"""u8,
            .. PostTransport.Body(attack, attack.Unseen()),
            (byte)'}',
        ];
        await socket.SendAsync(message, WebSocketMessageType.Text, true, patience.Token);
        var first = await ReadAsync(socket, patience.Token);
        var answer = first;
        while (socket.State != WebSocketState.CloseReceived && !IsLast(answer))
        {
            answer = await ReadAsync(socket, patience.Token);
        }

        return socket.State == WebSocketState.CloseReceived
            ? new Answer($"close {(int)socket.CloseStatus!}", message.Length, 0)
            : Answer.Of(message.Length, first);
    }

    private static bool IsLast(ReadOnlySpan<byte> message) =>
        message.StartsWith("{\"type\":\"complete\""u8) || message.StartsWith("{\"type\":\"error\""u8);

    /// <summary>An acknowledged connection.</summary>
    public static async Task<ClientWebSocket> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws" }.Uri, cancellationToken);
        await socket.SendAsync(
            """{"type":"connection_init"}"""u8.ToArray(),
            WebSocketMessageType.Text,
            true,
            cancellationToken
        );
        Assert.Equal(
            """{"type":"connection_ack"}""",
            Encoding.UTF8.GetString(await ReadAsync(socket, cancellationToken))
        );
        return socket;
    }

    /// <summary>The next message; empty at the close.</summary>
    public static async Task<byte[]> ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        // Small, since what the client allocates counts as a cost of the attack.
        var buffer = new byte[1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close || part.EndOfMessage)
            {
                return buffer[..length];
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }
    }
}
