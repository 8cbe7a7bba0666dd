using System.Text.Json;

namespace Graph.Identity.Providers;

/// <summary>
/// Asks one provider: each answer within five seconds and 256 KiB, no redirect followed. After five failures in a row it is not asked for
/// thirty seconds, so that nobody waits for who is down.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long a provider that fails is left alone.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>How many failures in a row it takes for that.</summary>
    public const int MaxFailures = 5;

    private const int MaxBytes = 256 * 1024;

    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly Lock _gate = new();
    private int _failures;
    private DateTimeOffset _restsUntil;

    public ProviderHttp(string name, TimeProvider time)
    {
        _name = name;
        _time = time;
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = Patience,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                MaxConnectionsPerServer = 16,
            }
        )
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = MaxBytes,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("graph-identity");
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>The JSON that it answers with, whatever it says; the status tells whether it refuses.</summary>
    /// <exception cref="ProviderException">It does not answer, or not with JSON.</exception>
    public async Task<(bool IsSuccess, JsonElement Json)> AskAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            if (_failures >= MaxFailures && _time.GetUtcNow() < _restsUntil)
            {
                throw Unavailable("has not answered lately", null);
            }
        }

        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is >= 500 or 429)
            {
                throw Failed($"answers {(int)response.StatusCode}", null);
            }

            if ((int)response.StatusCode is >= 300 and < 400)
            {
                throw Failed("sends elsewhere, where nothing is sent after it", null);
            }

            using var json = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken),
                new JsonDocumentOptions { MaxDepth = 16 },
                cancellationToken
            );
            Succeeded();
            return (response.IsSuccessStatusCode, json.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw Failed("answers with what is no JSON", e);
        }
        catch (HttpRequestException e)
        {
            throw Failed(
                e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                    ? "answers with more than 256 KiB"
                    : "cannot be reached",
                e
            );
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed($"has not answered within {Patience.TotalSeconds:0} seconds", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private ProviderException Failed(string what, Exception? cause)
    {
        lock (_gate)
        {
            _failures++;
            _restsUntil = _time.GetUtcNow() + Rest;
        }

        return Unavailable(what, cause);
    }

    private void Succeeded()
    {
        lock (_gate)
        {
            _failures = 0;
        }
    }

    private ProviderException Unavailable(string what, Exception? cause) =>
        new($"{_name} {what}: try again later, or sign in another way.", isUnavailable: true, cause);
}
