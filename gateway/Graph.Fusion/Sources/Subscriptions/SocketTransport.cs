using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Graph.Fusion.Execution.Results;
using Graph.Types.Serialization;

namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>Subscribes by <c>graphql-transport-ws</c>, a socket for each subscription.</summary>
/// <remarks>
/// The headers that are passed on stand in the request that opens the socket, and again as members of the payload of
/// <c>connection_init</c>, since servers look at either.
/// <see href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md"/>
/// </remarks>
internal sealed class SocketTransport : ISubscriptionTransport
{
    private const string Subprotocol = "graphql-transport-ws";

    private readonly Uri _url;
    private readonly SourceOptions _options;
    private readonly HttpMessageInvoker _client;

    /// <summary>A transport to one source.</summary>
    public SocketTransport(Uri url, SourceOptions options)
    {
        _url = url.Scheme switch
        {
            "http" => new UriBuilder(url) { Scheme = "ws" }.Uri,
            "https" => new UriBuilder(url) { Scheme = "wss" }.Uri,
            _ => url,
        };
        _options = options;
        _client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                ConnectTimeout = options.Timeout,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
            }
        );
    }

    /// <inheritdoc />
    public async ValueTask<Opening> OpenAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Subprotocol);
        socket.Options.KeepAliveInterval = _options.Heartbeat;
        socket.Options.KeepAliveTimeout = _options.Heartbeat;
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in request.Headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        SocketStream? stream = null;
        try
        {
            await socket.ConnectAsync(_url, _client, deadline.Token).ConfigureAwait(false);
            if (socket.SubProtocol != Subprotocol)
            {
                return Opening.NotSpoken($"does not speak {Subprotocol}", 0);
            }

            stream = new SocketStream(socket, _options);
            using var init = WriteInit(request.Headers);
            if (await stream.InitialiseAsync(init.Memory, deadline.Token).ConfigureAwait(false) is { } failure)
            {
                return Opening.Refused(SourceResponse.Failed(failure));
            }

            using var subscribe = WriteSubscribe(request.Body.Span);
            await stream.SendAsync(subscribe.Memory, deadline.Token).ConfigureAwait(false);
            var opened = Opening.Of(stream);
            socket = null;
            return opened;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Opening.Refused(
                SourceResponse.Failed($"did not accept a socket within {_options.Timeout.TotalSeconds} s")
            );
        }
        catch (WebSocketException)
            when (socket?.HttpStatusCode is { } status and not 0 and < HttpStatusCode.InternalServerError)
        {
            return status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? Opening.Refused(SourceResponse.Failed($"answered a socket with HTTP {(int)status}", (int)status))
                : Opening.NotSpoken($"answered a socket with HTTP {(int)status}", (int)status);
        }
        catch (Exception exception)
            when (exception is WebSocketException or HttpRequestException or IOException or SocketException)
        {
            return Opening.Refused(SourceResponse.Failed("cannot be reached"));
        }
        finally
        {
            socket?.Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static PooledBytes WriteInit(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var message = new PooledBytes(1024);
        using var writer = new JsonWriter(message);
        writer.WriteRaw("{\"type\":\"connection_init\",\"payload\":{"u8);
        for (var i = 0; i < headers.Count; i++)
        {
            writer.WriteRaw(i > 0 ? ","u8 : ""u8);
            writer.WriteString(headers[i].Key);
            writer.WriteRaw((byte)':');
            writer.WriteString(headers[i].Value);
        }

        writer.WriteRaw("}}"u8);
        writer.Flush();
        return message;
    }

    private static PooledBytes WriteSubscribe(ReadOnlySpan<byte> body)
    {
        var message = new PooledBytes(body.Length + 64);
        message.Write("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":"u8);
        message.Write(body);
        message.Write((byte)'}');
        return message;
    }
}
