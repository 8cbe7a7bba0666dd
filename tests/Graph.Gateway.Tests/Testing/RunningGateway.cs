using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Testing;

/// <summary>A gateway before a <see cref="Testing.Shop"/>, as its process builds it.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly string _schemas;
    private readonly WebApplication _app;

    private RunningGateway(Shop shop, string schemas, WebApplication app)
    {
        Shop = shop;
        _schemas = schemas;
        _app = app;
        Address = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(Address, "/graphql"),
            Timeout = TimeSpan.FromSeconds(15),
        };
    }

    public Shop Shop { get; }

    /// <summary>The first of its addresses.</summary>
    public Uri Address { get; }

    /// <summary>All of its addresses, in no order.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _app.Urls];

    /// <summary>Where it answers GraphQL.</summary>
    public Uri Endpoint => Client.BaseAddress!;

    public HttpClient Client { get; }

    public static async Task<RunningGateway> StartAsync(Func<GatewayOptions, GatewayOptions>? configure = null)
    {
        var shop = await Shop.StartAsync();
        var schemas = Directory.CreateTempSubdirectory("graph-gateway-").FullName;
        await File.WriteAllTextAsync(Path.Combine(schemas, "shop.graphql"), shop.Schema);
        var options = new GatewayOptions
        {
            Url = "http://127.0.0.1:0",
            SourceSchemas = schemas,
            Sources = new Dictionary<string, Uri> { ["shop"] = shop.Endpoint },
            Jwks = Signer.Jwks,
            Configure = builder => builder.Logging.ClearProviders(),
        };
        var app = GatewayService.Build(configure?.Invoke(options) ?? options);
        await app.StartAsync();
        return new RunningGateway(shop, schemas, app);
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
        await Shop.DisposeAsync();
        Directory.Delete(_schemas, recursive: true);
    }
}
