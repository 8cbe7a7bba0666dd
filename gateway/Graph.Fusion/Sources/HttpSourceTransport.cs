using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources.Subscriptions;

namespace Graph.Fusion.Sources;

/// <summary>
/// Talks GraphQL over HTTP to one source: kept-alive connections, a deadline, a limit of concurrency, one repetition
/// when a connection fails, and a circuit breaker. Thread-safe; one for the life of the composed graph.
/// </summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/"/></remarks>
public sealed class HttpSourceTransport : ISourceTransport, IDisposable
{
    /// <summary>What is asked of a batch: lines first, since they come as they are ready.</summary>
    private const string AcceptOfBatches =
        "application/jsonl, text/event-stream;q=0.9, application/graphql-response+json;q=0.8, application/json;q=0.7";

    private const string Accept = "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.5";

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private static readonly TimerCallback CancelOnTime = static state =>
    {
        try
        {
            ((CancellationTokenSource)state!).Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer has come at the very moment.
        }
    };

    private readonly HttpMessageInvoker _client;
    private readonly string _source;
    private readonly Uri _url;
    private readonly SourceOptions _options;
    private readonly CircuitBreaker _breaker;
    private readonly SemaphoreSlim _permits;
    private readonly string _timeoutText;
    private readonly SourceSubscriptions _subscriptions;
    private readonly Version _version;
    private readonly HttpVersionPolicy _versionPolicy;
    private RequestCompression? _requestCompression;

    /// <summary>Makes a transport.</summary>
    /// <param name="source">The source; its name and settings.</param>
    /// <param name="options">How to talk to it; null for the defaults.</param>
    /// <exception cref="ArgumentException">Neither names the address.</exception>
    public HttpSourceTransport(SourceSchemaInfo source, SourceOptions? options = null)
    {
        _options = options ?? new SourceOptions();
        _source = source.Name;
        _url =
            _options.Url
            ?? (source.Settings.Url is { } url ? new Uri(url) : null)
            ?? throw new ArgumentException(
                $"The address of the source '{source.Name}' is not known: name it in the gateway's configuration."
            );
        _client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = Math.Max(1, _options.MaxConcurrency),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
                ConnectTimeout = _options.Timeout,
                // Inflated while it is read, so that the limit of the body is one of the inflated body.
                AutomaticDecompression =
                    _options.Compression ?? source.Settings.Compression
                        ? DecompressionMethods.Brotli | DecompressionMethods.GZip
                        : DecompressionMethods.None,
                EnableMultipleHttp2Connections = true,
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                // The trace that a request belongs to is among the headers that it passes on.
                ActivityHeadersPropagator = null,
            }
        );
        _breaker = new CircuitBreaker(_options.BreakAfterFailures, _options.BreakDuration, _options.Time);
        _permits = new SemaphoreSlim(Math.Max(1, _options.MaxConcurrency));
        _timeoutText = _options.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        _subscriptions = new SourceSubscriptions(source, _url, _options);
        (_version, _versionPolicy) = (_options.HttpVersion ?? source.Settings.HttpVersion) switch
        {
            SourceHttpVersion.Http11 => (HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact),
            SourceHttpVersion.Http2 => (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact),
            // Over TLS both sides agree on the best; cleartext has no such negotiation.
            _ when _url.Scheme == Uri.UriSchemeHttps => (
                HttpVersion.Version20,
                HttpVersionPolicy.RequestVersionOrLower
            ),
            _ => (HttpVersion.Version11, HttpVersionPolicy.RequestVersionOrLower),
        };
        _requestCompression = _options.RequestCompression ?? source.Settings.RequestCompression;
        VariableBatching = new SourceCapability(
            _options.VariableBatching ?? source.Settings.VariableBatching,
            _options.Time
        );
        RequestBatching = new SourceCapability(
            _options.RequestBatching ?? source.Settings.RequestBatching,
            _options.Time
        );
    }

    /// <inheritdoc />
    public SourceCapability VariableBatching { get; }

    /// <inheritdoc />
    public SourceCapability RequestBatching { get; }

    /// <inheritdoc />
    public SourceCounters Counters { get; } = new();

    /// <inheritdoc />
    public async ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        if (!_breaker.TryEnter())
        {
            Counters.WasRejected();
            return SourceResponse.Failed("is not asked for now: it has failed several times in a row");
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = _options.Time.CreateTimer(CancelOnTime, deadline, _options.Timeout, Timeout.InfiniteTimeSpan);
        Counters.Sent();
        using var activity = SourceActivity.Begin(_source, _url);
        SourceResponse response;
        try
        {
            await _permits.WaitAsync(deadline.Token).ConfigureAwait(false);
            try
            {
                response = await SendWithRetryAsync(request, deadline.Token).ConfigureAwait(false);
            }
            finally
            {
                _permits.Release();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _breaker.Abandoned();
            throw;
        }
        catch (OperationCanceledException)
        {
            response = SourceResponse.Failed($"did not answer within {_timeoutText} s");
        }

        if (response.Failure is null)
        {
            _breaker.Succeeded();
        }
        else
        {
            Counters.Failed();
            _breaker.Failed();
        }

        SourceActivity.End(activity, response);
        return response;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<SourceResponse> SubscribeAsync(
        SourceRequest request,
        CancellationToken cancellationToken
    ) => _subscriptions.SubscribeAsync(request, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _subscriptions.Dispose();
        _client.Dispose();
        _permits.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SourceResponse> SendWithRetryAsync(SourceRequest request, CancellationToken deadline)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await SendOnceAsync(request, deadline).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsConnectionFailure(exception))
            {
                deadline.ThrowIfCancellationRequested();
                if (attempt > 0 || !request.IsRepeatable)
                {
                    return SourceResponse.Failed(Describe(exception));
                }

                Counters.Retried();
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SourceResponse> SendOnceAsync(SourceRequest request, CancellationToken deadline)
    {
        var compression = request is { Body.Length: >= RequestBody.SmallestCompressed, Files: null }
            ? _requestCompression
            : null;
        var body = compression is { } encoding ? RequestBody.Compress(request.Body.Span, encoding) : request.Body;
        using var message = Message(request, body, compression);
        using var response = await _client.SendAsync(message, deadline).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (status == (int)HttpStatusCode.UnsupportedMediaType && compression is not null)
        {
            // Refused before it was looked at: even a mutation may be sent again, and from now on as it is.
            _requestCompression = null;
            return await SendOnceAsync(request, deadline).ConfigureAwait(false);
        }

        if (status >= 500)
        {
            return SourceResponse.Failed($"answered with HTTP {status}", status);
        }

        return await ReadAsync(response, status, deadline).ConfigureAwait(false);
    }

    private HttpRequestMessage Message(
        in SourceRequest request,
        ReadOnlyMemory<byte> body,
        RequestCompression? compression
    )
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Version = _version,
            VersionPolicy = _versionPolicy,
        };
        if (request.Files is { } files)
        {
            MultipartRequest.Write(message, body, files);
        }
        else
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = JsonType;
        }

        if (compression is { } encoding)
        {
            message.Content!.Headers.ContentEncoding.Add(
                SourceSettingNames.NameOf(SourceSettingNames.RequestCompressions, encoding)
            );
        }

        message.Headers.TryAddWithoutValidation("Accept", request.IsBatch ? AcceptOfBatches : Accept);
        // Where the request has a span of its own, that is what the source's belong to.
        var span = Activity.Current is { Source.Name: SourceActivity.Name } own ? own : null;
        for (var i = 0; i < request.Headers.Count; i++)
        {
            if (span is null || !SourceActivity.IsHeader(request.Headers[i].Key))
            {
                message.Headers.TryAddWithoutValidation(request.Headers[i].Key, request.Headers[i].Value);
            }
        }

        if (span is not null)
        {
            message.Headers.TryAddWithoutValidation(SourceActivity.TraceParent, span.Id);
            if (span.TraceStateString is { Length: > 0 } state)
            {
                message.Headers.TryAddWithoutValidation(SourceActivity.TraceState, state);
            }
        }

        return message;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SourceResponse> ReadAsync(
        HttpResponseMessage response,
        int status,
        CancellationToken deadline
    )
    {
        var headers = response.Content.Headers;
        if (headers.ContentEncoding.Count > 0)
        {
            var name = string.Join(", ", headers.ContentEncoding);
            return SourceResponse.Failed($"answered in the encoding '{name}', which it was not asked for", status);
        }

        var announced = headers.ContentLength;
        if (announced > _options.MaxResponseBytes)
        {
            return TooLarge(status);
        }

        var buffer = RequestArrays<byte>.Rent((int)(announced + 1 ?? 16 * 1024));
        var length = 0;
        try
        {
            var body = await response.Content.ReadAsStreamAsync(deadline).ConfigureAwait(false);
            while (true)
            {
                if (length == buffer.Length)
                {
                    var larger = RequestArrays<byte>.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    RequestArrays<byte>.Return(buffer);
                    buffer = larger;
                }

                var read = await body.ReadAsync(buffer.AsMemory(length), deadline).ConfigureAwait(false);
                length += read;
                if (read == 0 || length == announced)
                {
                    break;
                }

                if (length > _options.MaxResponseBytes)
                {
                    return TooLarge(status);
                }
            }

            if (headers.ContentType?.MediaType == "text/event-stream")
            {
                length = EventStreamBody.ToJsonLines(buffer.AsSpan(0, length));
            }

            var complete = SourceResponse.Of(buffer, length, status, CachePolicyOf(response));
            buffer = [];
            return complete;
        }
        finally
        {
            if (buffer.Length > 0)
            {
                RequestArrays<byte>.Return(buffer);
            }
        }
    }

    private static SourceCachePolicy CachePolicyOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.Contains("Cache-Control")
            ? SourceCachePolicy.Of(response.Headers.CacheControl, response.Headers.Age)
            : SourceCachePolicy.NoStore;

    private SourceResponse TooLarge(int status) =>
        SourceResponse.Failed($"answered with more than {_options.MaxResponseBytes} bytes", status);

    private static bool IsConnectionFailure(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException;

    private static string Describe(Exception exception) =>
        exception switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            } => "cannot be reached",
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
                "answered with something that is not HTTP",
            _ => "broke off the connection",
        };
}
