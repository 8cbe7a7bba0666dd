using System.Net;
using System.Text.Json;
using Graph.Hosting.Health;

namespace Graph.Gateway.Edge;

/// <summary>
/// Says which sources are ready, as they say it of themselves. A gateway without some of its sources is ready, since it
/// answers what they do not own; one without any is not.
/// </summary>
/// <remarks>
/// A source is asked for <c>/health/ready</c> beside its endpoint. One that has no such page, and answers at all, is ready.
/// However often the gateway is asked, each source is asked once a second at most.
/// </remarks>
internal sealed class SourceHealth : IDisposable
{
    private const int MaxBody = 4 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    // A start waits for what is not ready yet.
    private static readonly TimeSpan FreshWhenWell = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FreshOtherwise = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyDictionary<string, Uri> _pages;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _asking = new(1);
    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        }
    )
    {
        MaxResponseContentBufferSize = MaxBody,
        Timeout = Timeout,
    };

    private (Readiness Readiness, long At)? _last;

    /// <param name="endpoints">The GraphQL endpoints of the sources, by name.</param>
    /// <param name="time">The clock of what is still fresh.</param>
    public SourceHealth(IReadOnlyDictionary<string, Uri> endpoints, TimeProvider time)
    {
        _pages = endpoints.ToDictionary(source => source.Key, source => new Uri(source.Value, "/health/ready"));
        _time = time;
    }

    /// <summary>Asks the sources, or answers from what they said a moment ago.</summary>
    public async Task<Readiness> CheckAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (
                _last is not var (known, at)
                || _time.GetElapsedTime(at) > (known.Status == Readiness.Ready ? FreshWhenWell : FreshOtherwise)
            )
            {
                known = await AskAllAsync();
                _last = (known, _time.GetTimestamp());
            }

            return known;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _asking.Dispose();
    }

    private async Task<Readiness> AskAllAsync()
    {
        var states = await Task.WhenAll(_pages.Values.Select(AskAsync));
        var sources = _pages.Keys.Zip(states).ToDictionary(source => source.First, source => source.Second);
        return new Readiness
        {
            Sources = sources,
            Reason =
                sources.Count > 0 && !sources.ContainsValue(Readiness.Ready) ? "None of the sources is ready." : null,
        };
    }

    // The answer is for everybody who asks now: whoever asked first may go away.
    private async Task<string> AskAsync(Uri page)
    {
        try
        {
            using var response = await _client.GetAsync(page);
            return response.StatusCode < HttpStatusCode.InternalServerError
                ? Readiness.Ready
                : ReasonOf(await response.Content.ReadAsStringAsync())
                    ?? $"It answers with status {(int)response.StatusCode}.";
        }
        catch (HttpRequestException)
        {
            return "It cannot be reached.";
        }
        catch (OperationCanceledException)
        {
            return $"It does not answer within {Timeout.TotalSeconds:0} seconds.";
        }
    }

    private static string? ReasonOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("reason", out var reason)
                && reason.ValueKind == JsonValueKind.String
                ? reason.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
