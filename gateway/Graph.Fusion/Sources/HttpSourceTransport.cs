using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
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
    private readonly Uri _url;
    private readonly SourceOptions _options;
    private readonly CircuitBreaker _breaker;
    private readonly SemaphoreSlim _permits;
    private readonly string _timeoutText;
    private readonly SourceSubscriptions _subscriptions;

    /// <summary>Makes a transport.</summary>
    /// <param name="source">The source; its name and settings.</param>
    /// <param name="options">How to talk to it; null for the defaults.</param>
    /// <exception cref="ArgumentException">Neither names the address.</exception>
    public HttpSourceTransport(SourceSchemaInfo source, SourceOptions? options = null)
    {
        _options = options ?? new SourceOptions();
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
                AutomaticDecompression = DecompressionMethods.None,
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
        SupportsVariableBatching = _options.VariableBatching ?? source.Settings.VariableBatching ?? true;
        SupportsRequestBatching = _options.RequestBatching ?? source.Settings.RequestBatching ?? true;
    }

    /// <inheritdoc />
    public bool SupportsVariableBatching { get; set; }

    /// <inheritdoc />
    public bool SupportsRequestBatching { get; set; }

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

    private async ValueTask<SourceResponse> SendOnceAsync(SourceRequest request, CancellationToken deadline)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Content = new ReadOnlyMemoryContent(request.Body),
        };
        message.Content.Headers.ContentType = JsonType;
        message.Headers.TryAddWithoutValidation(
            "Accept",
            request.IsBatch
                ? "application/jsonl, application/graphql-response+json;q=0.9, application/json;q=0.8"
                : "application/graphql-response+json, application/json;q=0.9"
        );
        for (var i = 0; i < request.Headers.Count; i++)
        {
            message.Headers.TryAddWithoutValidation(request.Headers[i].Key, request.Headers[i].Value);
        }

        using var response = await _client.SendAsync(message, deadline).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (status >= 500)
        {
            return SourceResponse.Failed($"answered with HTTP {status}", status);
        }

        return await ReadAsync(response, status, deadline).ConfigureAwait(false);
    }

    private async ValueTask<SourceResponse> ReadAsync(
        HttpResponseMessage response,
        int status,
        CancellationToken deadline
    )
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > _options.MaxResponseBytes)
        {
            return TooLarge(status);
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)(announced + 1 ?? 16 * 1024));
        var length = 0;
        try
        {
            var body = await response.Content.ReadAsStreamAsync(deadline).ConfigureAwait(false);
            while (true)
            {
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
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

            var complete = SourceResponse.Of(buffer, length, status);
            buffer = [];
            return complete;
        }
        finally
        {
            if (buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

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
