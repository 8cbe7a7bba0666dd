using System.Net.WebSockets;
using System.Text;
using Graph.Execution;
using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Server;

/// <summary>Sends messages on a socket, one at a time, and closes it.</summary>
internal sealed class SocketWriter : IAsyncDisposable
{
    // A close frame holds 125 bytes, two of them for the code.
    private const int MaxReasonBytes = 123;

    private readonly WebSocket _socket;
    private readonly TimeSpan _closeTimeout;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly MessageBuffer _buffer = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _patience = new();
    private Task _close = Task.CompletedTask;
    private int _isClosing;

    /// <summary>A writer on an open socket.</summary>
    public SocketWriter(WebSocket socket, TimeSpan closeTimeout)
    {
        _socket = socket;
        _closeTimeout = closeTimeout;
        Closing = _closing.Token;
    }

    /// <summary>True once the connection begins to close: then nothing more is sent.</summary>
    public bool IsClosing => Volatile.Read(ref _isClosing) != 0;

    /// <summary>Cancelled when the connection begins to close.</summary>
    public CancellationToken Closing { get; }

    /// <summary>Sends a message without an id, such as <c>connection_ack</c>.</summary>
    public ValueTask SendAsync(string type) =>
        SendAsync(
            null,
            writer =>
            {
                writer.WriteRaw("{\"type\":"u8);
                writer.WriteString(type);
            }
        );

    /// <summary>Answers a ping with its payload.</summary>
    public ValueTask PongAsync(ReadOnlyMemory<byte> payload) =>
        SendAsync(
            null,
            writer =>
            {
                writer.WriteRaw("{\"type\":\"pong\""u8);
                if (!payload.IsEmpty)
                {
                    writer.WriteRaw(",\"payload\":"u8);
                    writer.WriteRaw(payload.Span);
                }
            }
        );

    /// <summary>Sends a response of an operation.</summary>
    public ValueTask NextAsync(SocketOperation operation, ExecutionResult result) =>
        SendAsync(
            operation,
            writer =>
            {
                Begin(writer, "next"u8, operation.Id);
                writer.WriteRaw(",\"payload\":{"u8);
                result.WriteMembers(writer, 0);
                writer.WriteRaw((byte)'}');
            }
        );

    /// <summary>Ends an operation with errors.</summary>
    public ValueTask ErrorAsync(SocketOperation operation, IReadOnlyList<GraphQLError> errors) =>
        SendAsync(
            operation,
            writer =>
            {
                Begin(writer, "error"u8, operation.Id);
                writer.WriteRaw(",\"payload\":["u8);
                for (var i = 0; i < errors.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.WriteRaw((byte)',');
                    }

                    ErrorWriter.Write(writer, errors[i]);
                }

                writer.WriteRaw((byte)']');
            },
            isLast: true
        );

    /// <summary>Ends an operation.</summary>
    public ValueTask CompleteAsync(SocketOperation operation) =>
        SendAsync(operation, writer => Begin(writer, "complete"u8, operation.Id), isLast: true);

    /// <summary>Closes the connection from this side, once; the reader sees the client's answer, or the end.</summary>
    public void BeginClose(CloseCode code, string reason)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 0)
        {
            // Whoever does not read, or does not answer the close, is cut off: then reading and sending end as well.
            _patience.Token.UnsafeRegister(static socket => ((WebSocket)socket!).Abort(), _socket);
            _close = CloseAsync(code, reason);
        }
    }

    /// <summary>Waits for the close to be sent and frees the memory.</summary>
    public async ValueTask DisposeAsync()
    {
        await _close;
        _buffer.Dispose();
        _closing.Dispose();
        _patience.Dispose();
        _turn.Dispose();
    }

    private static void Begin(JsonWriter writer, ReadOnlySpan<byte> type, string id)
    {
        writer.WriteRaw("{\"type\":\""u8);
        writer.WriteRaw(type);
        writer.WriteRaw("\",\"id\":"u8);
        writer.WriteString(id);
    }

    private async ValueTask SendAsync(SocketOperation? operation, Action<JsonWriter> write, bool isLast = false)
    {
        await _turn.WaitAsync(Closing);
        try
        {
            // The client may have ended the operation meanwhile, and use its id for another.
            if (IsClosing || operation is { IsOver: true })
            {
                return;
            }

            _buffer.Clear();
            using (var writer = new JsonWriter(_buffer))
            {
                write(writer);
                writer.WriteRaw((byte)'}');
                writer.Flush();
            }

            if (isLast)
            {
                // Before it is sent: whoever reads it may use the id again at once.
                operation!.End();
            }

            await _socket.SendAsync(
                _buffer.Written,
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            );
        }
        finally
        {
            _buffer.Dispose();
            _turn.Release();
        }
    }

    private async Task CloseAsync(CloseCode code, string reason)
    {
        // Leaves the thread of whoever closes: it may hold what the operations wait for.
        await Task.Yield();
        _patience.CancelAfter(_closeTimeout);
        await _closing.CancelAsync();
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, Shorten(reason), _patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The connection is gone already.
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string Shorten(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
        {
            reason = reason[..^1];
        }

        return reason;
    }
}
