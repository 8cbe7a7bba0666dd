using System.Net.WebSockets;

namespace Graph.Server;

/// <summary>Reads whole messages from a socket.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    /// <summary>
    /// Reads the next message into <paramref name="buffer"/>. Of one that is too large only the size is seen, and of binary
    /// ones only that there was one.
    /// </summary>
    /// <exception cref="WebSocketException">The connection was lost.</exception>
    public async ValueTask<ReceivedMessage> ReadAsync(MessageBuffer buffer, CancellationToken cancellationToken)
    {
        buffer.Clear();
        var isTooLarge = false;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(1), cancellationToken);
            switch (part.MessageType)
            {
                case WebSocketMessageType.Close:
                    return ReceivedMessage.Close;
                case WebSocketMessageType.Text when !isTooLarge:
                    buffer.Advance(part.Count);
                    isTooLarge = buffer.Written.Length > maxBytes;
                    break;
            }

            if (isTooLarge)
            {
                // At once: a message of endless frames would never be seen to be one.
                buffer.Clear();
                return ReceivedMessage.TooLarge;
            }

            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Text ? ReceivedMessage.Text : ReceivedMessage.Binary;
            }
        }
    }
}

/// <summary>What came.</summary>
internal enum ReceivedMessage
{
    /// <summary>A text of the protocol, perhaps.</summary>
    Text,

    /// <summary>Bytes, which the protocol does not know.</summary>
    Binary,

    /// <summary>More than is read.</summary>
    TooLarge,

    /// <summary>The client closes, or answers a close.</summary>
    Close,
}
