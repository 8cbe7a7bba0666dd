using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Sources.Subscriptions;

/// <summary>Subscribes by Server-Sent Events, a request for each subscription.</summary>
/// <remarks><see href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md"/></remarks>
internal sealed class EventStreamTransport : ISubscriptionTransport
{
    private const string EventStream = "text/event-stream";
    private const int MaxRefusalBytes = 1024 * 1024;
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    // What proxies and servers say who know nothing of the media type, the method or the path.
    private static readonly HttpStatusCode[] NotSpoken =
    [
        HttpStatusCode.NotFound,
        HttpStatusCode.MethodNotAllowed,
        HttpStatusCode.NotAcceptable,
        HttpStatusCode.UnsupportedMediaType,
        HttpStatusCode.UpgradeRequired,
        HttpStatusCode.NotImplemented,
    ];

    private readonly Uri _url;
    private readonly SourceOptions _options;
    private readonly Version _version;
    private readonly HttpMessageInvoker _client;

    /// <summary>A transport to one source.</summary>
    public EventStreamTransport(Uri url, SourceOptions options, SourceHttpVersion? version)
    {
        _url = url.Scheme switch
        {
            "ws" => new UriBuilder(url) { Scheme = "http" }.Uri,
            "wss" => new UriBuilder(url) { Scheme = "https" }.Uri,
            _ => url,
        };
        _options = options;
        _version = version == SourceHttpVersion.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        _client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                ConnectTimeout = options.Timeout,
                ConnectCallback = ConnectAsync,
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = options.Heartbeat,
                KeepAlivePingTimeout = options.Heartbeat,
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
            }
        );
    }

    /// <inheritdoc />
    public async ValueTask<Opening> OpenAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Version = _version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(request.Body),
        };
        message.Content.Headers.ContentType = JsonType;
        message.Headers.TryAddWithoutValidation("Accept", EventStream);
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        HttpResponseMessage? response = null;
        try
        {
            response = await _client.SendAsync(message, deadline.Token).ConfigureAwait(false);
            if (response.Content.Headers.ContentType?.MediaType == EventStream)
            {
                var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                var opened = Opening.Of(new EventStream(response, body, _options));
                response = null;
                return opened;
            }

            return await RefusalOf(response, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Opening.Refused(
                SourceResponse.Failed($"did not begin the stream of events within {_options.Timeout.TotalSeconds} s")
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return Opening.Refused(SourceResponse.Failed("cannot be reached"));
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static async ValueTask<Opening> RefusalOf(HttpResponseMessage response, CancellationToken deadline)
    {
        var status = (int)response.StatusCode;
        if (Array.IndexOf(NotSpoken, response.StatusCode) >= 0)
        {
            return Opening.NotSpoken($"answered with HTTP {status} instead of a stream of events", status);
        }

        var isJson =
            response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) ?? false;
        if (status >= 500 || !isJson)
        {
            return Opening.Refused(
                SourceResponse.Failed($"answered with HTTP {status} instead of a stream of events", status)
            );
        }

        // A GraphQL response says itself what is wrong.
        var buffer = ArrayPool<byte>.Shared.Rent(MaxRefusalBytes);
        var body = await response.Content.ReadAsStreamAsync(deadline).ConfigureAwait(false);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, deadline)
            .ConfigureAwait(false);
        return Opening.Refused(SourceResponse.Of(buffer, length, status));
    }

    // A stream may be silent for hours: only the network itself can tell that the other side is gone.
    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var seconds = Math.Max(1, (int)_options.Heartbeat.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, seconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, seconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 2);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
