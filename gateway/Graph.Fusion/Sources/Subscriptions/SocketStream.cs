using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Graph.Fusion.Execution.Results;

namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>The events of one subscription on a socket of its own.</summary>
internal sealed class SocketStream(WebSocket socket, SourceOptions options) : SourceStream
{
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);
    private readonly PooledBytes _message = new(512);
    private bool _isOver;

    /// <summary>Opens the connection of the protocol.</summary>
    /// <returns>Why the source does not accept it; null if it does.</returns>
    public async ValueTask<string?> InitialiseAsync(ReadOnlyMemory<byte> init, CancellationToken deadline)
    {
        await SendAsync(init, deadline).ConfigureAwait(false);
        while (true)
        {
            if (await ReceiveAsync(deadline).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }

            var message = SourceMessage.Read(_message.Span);
            switch (message.Type)
            {
                case "connection_ack":
                    return null;
                case "ping":
                    await SendAsync("{\"type\":\"pong\"}"u8.ToArray(), deadline).ConfigureAwait(false);
                    break;
                case "pong":
                    break;
                default:
                    return "answered connection_init with something else than connection_ack";
            }
        }
    }

    /// <summary>Sends a message.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <inheritdoc />
    public override async ValueTask<SourceResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        while (!_isOver)
        {
            string? failure;
            try
            {
                failure = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (WebSocketException)
            {
                failure = "broke off the stream of events";
            }

            if (failure is not null)
            {
                _isOver = true;
                return SourceResponse.Failed(failure);
            }

            var message = SourceMessage.Read(_message.Span);
            switch (message.Type)
            {
                case "next":
                    return Response(_message.Span[message.Payload], ""u8, ""u8);
                case "error":
                    _isOver = true;
                    return Response(_message.Span[message.Payload], "{\"errors\":"u8, "}"u8);
                case "complete":
                    _isOver = true;
                    break;
                case "ping":
                    await SendAsync("{\"type\":\"pong\"}"u8.ToArray(), cancellationToken).ConfigureAwait(false);
                    break;
                case "pong":
                    break;
                default:
                    _isOver = true;
                    return SourceResponse.Failed("sent a message that is none of graphql-transport-ws");
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (socket.State == WebSocketState.Open)
            {
                using var patience = new CancellationTokenSource(FarewellTime);
                if (!_isOver)
                {
                    await SendAsync("{\"id\":\"1\",\"type\":\"complete\"}"u8.ToArray(), patience.Token)
                        .ConfigureAwait(false);
                }

                await socket
                    .CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The source is gone already.
        }
        finally
        {
            socket.Dispose();
            _message.Dispose();
        }
    }

    /// <returns>Why there is no message; null if there is one.</returns>
    private async ValueTask<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _message.Length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(_message.GetMemory(512), cancellationToken).ConfigureAwait(false);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return Describe((int?)socket.CloseStatus ?? 0, socket.CloseStatusDescription);
            }

            if (received.MessageType != WebSocketMessageType.Text)
            {
                return "sent a message that is none of graphql-transport-ws";
            }

            _message.Advance(received.Count);
            if (received.EndOfMessage)
            {
                return null;
            }

            if (_message.Length > options.MaxResponseBytes)
            {
                return $"sent an event of more than {options.MaxResponseBytes} bytes";
            }
        }
    }

    private static string Describe(int status, string? reason) =>
        string.IsNullOrEmpty(reason)
            ? $"closed its socket with {status}"
            : $"closed its socket with {status} ({reason})";

    private static SourceResponse Response(
        ReadOnlySpan<byte> payload,
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> after
    )
    {
        var length = before.Length + payload.Length + after.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        before.CopyTo(buffer);
        payload.CopyTo(buffer.AsSpan(before.Length));
        after.CopyTo(buffer.AsSpan(before.Length + payload.Length));
        return SourceResponse.Of(buffer, length, 200);
    }
}

/// <summary>A message of <c>graphql-transport-ws</c>.</summary>
/// <param name="Type">The type; empty for anything that is no message.</param>
/// <param name="Payload">Where the payload stands.</param>
internal readonly record struct SourceMessage(string Type, Range Payload)
{
    /// <summary>Takes a message apart.</summary>
    public static SourceMessage Read(ReadOnlySpan<byte> text)
    {
        var type = "";
        Range payload = default;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 256 });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return new SourceMessage("", default);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("type"u8);
                var isPayload = reader.ValueTextEquals("payload"u8);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                if (isType && reader.TokenType == JsonTokenType.String)
                {
                    type = reader.GetString()!;
                }

                reader.Skip();
                if (isPayload)
                {
                    payload = start..(int)reader.BytesConsumed;
                }
            }

            return new SourceMessage(type, payload);
        }
        catch (JsonException)
        {
            return new SourceMessage("", default);
        }
    }
}
