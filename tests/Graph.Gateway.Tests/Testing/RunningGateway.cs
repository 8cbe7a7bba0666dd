using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Testing;

/// <summary>A gateway as its process builds it, before real sources.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly string _schemas;
    private readonly WebApplication _app;

    private RunningGateway(IReadOnlyDictionary<string, TestSource> sources, string schemas, WebApplication app)
    {
        Sources = sources;
        _schemas = schemas;
        _app = app;
        Address = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(Address, "/graphql"),
            Timeout = TimeSpan.FromSeconds(15),
        };
    }

    /// <summary>The sources by their names.</summary>
    public IReadOnlyDictionary<string, TestSource> Sources { get; }

    /// <summary>The one source that there is unless a test brings its own.</summary>
    public TestSource Shop => Sources["shop"];

    /// <summary>The first of its addresses.</summary>
    public Uri Address { get; }

    /// <summary>All of its addresses, in no order.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _app.Urls];

    /// <summary>Where it answers GraphQL.</summary>
    public Uri Endpoint => Client.BaseAddress!;

    public HttpClient Client { get; }

    /// <summary>What the process has registered.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one before the shop alone.</summary>
    public static async Task<RunningGateway> StartAsync(Func<GatewayOptions, GatewayOptions>? configure = null)
    {
        var shop = await TestSource.StartAsync(options: null, Testing.Shop.Types);
        return await StartAsync(new Dictionary<string, TestSource> { ["shop"] = shop }, settings: "{}", configure);
    }

    /// <summary>Starts one before sources of the test's own, which it stops with itself.</summary>
    /// <param name="sources">The sources by their names.</param>
    /// <param name="settings">The settings of composition.</param>
    /// <param name="configure">What is set beyond that.</param>
    public static async Task<RunningGateway> StartAsync(
        IReadOnlyDictionary<string, TestSource> sources,
        string settings,
        Func<GatewayOptions, GatewayOptions>? configure = null
    )
    {
        var schemas = Directory.CreateTempSubdirectory("graph-gateway-").FullName;
        await File.WriteAllTextAsync(Path.Combine(schemas, "composition-settings.json"), settings);
        foreach (var (name, source) in sources)
        {
            await File.WriteAllTextAsync(Path.Combine(schemas, $"{name}.graphql"), source.Schema);
        }

        var options = new GatewayOptions
        {
            Url = "http://127.0.0.1:0",
            SourceSchemas = schemas,
            Sources = sources.ToDictionary(source => source.Key, source => source.Value.Endpoint),
            Jwks = Signer.Jwks,
            Configure = builder => builder.Logging.ClearProviders(),
        };
        var app = GatewayService.Build(configure?.Invoke(options) ?? options);
        await app.StartAsync();
        return new RunningGateway(sources, schemas, app);
    }

    /// <summary>Posts an operation.</summary>
    public Task<HttpResponseMessage> PostAsync(string query, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        return SendAsync(request, headers);
    }

    /// <summary>Gets with a query string, or a path.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path)), headers);

    /// <summary>Sends a request with headers; those of the content too.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            HttpHeaders target = name.StartsWith("Content-", StringComparison.Ordinal)
                ? request.Content!.Headers
                : request.Headers;
            target.Remove(name);
            Assert.True(target.TryAddWithoutValidation(name, value));
        }

        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        foreach (var source in Sources.Values)
        {
            await source.DisposeAsync();
        }

        Directory.Delete(_schemas, recursive: true);
    }
}
