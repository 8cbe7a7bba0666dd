using System.Net;
using System.Net.Sockets;
using System.Text;
using Graph.Execution;
using Graph.Execution.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Server.Tests.Testing;

/// <summary>A real server on a free port of this machine, and ways to speak to it.</summary>
internal sealed class GraphServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly WebApplication _app;

    private GraphServer(WebApplication app, Library library)
    {
        _app = app;
        Library = library;
        Url = new Uri(new Uri(app.Urls.Single()), "/graphql");
        Client = new HttpClient { BaseAddress = Url, Timeout = Patience };
    }

    public Library Library { get; }

    public Uri Url { get; }

    public HttpClient Client { get; }

    /// <summary>The server's topics.</summary>
    public InMemoryTopics Topics => _app.Services.GetRequiredService<InMemoryTopics>();

    /// <summary>Stops the server as a deployment would: whoever is connected is told to go.</summary>
    public Task StopAsync() => _app.StopAsync();

    public static async Task<GraphServer> StartAsync(
        GraphQLHttpOptions? options = null,
        ExecutionOptions? execution = null,
        Action<KestrelServerOptions>? kestrel = null,
        Func<IRequestExecutor>? executor = null,
        int port = 0
    )
    {
        var library = new Library();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(server => kestrel?.Invoke(server));
        builder.Services.AddSingleton(library);
        builder.Services.AddInMemorySubscriptions(bufferCapacity: 16);
        var app = builder.Build();
        var real = new RequestExecutor(Library.Schema().Build(), execution);
        app.MapGraphQL("/graphql", executor ?? (() => real), options);
        await app.StartAsync();
        return new GraphServer(app, library);
    }

    /// <summary>Posts a body as it is.</summary>
    public Task<Answer> PostAsync(string body, string? accept = null, string? contentType = "application/json") =>
        SendAsync(HttpMethod.Post, "", accept, Content(Encoding.UTF8.GetBytes(body), contentType));

    /// <summary>Posts bytes as they are.</summary>
    public Task<Answer> PostAsync(byte[] body) =>
        SendAsync(HttpMethod.Post, "", null, Content(body, "application/json"));

    /// <summary>Gets with a query string.</summary>
    public Task<Answer> GetAsync(string query, string? accept = null) => SendAsync(HttpMethod.Get, query, accept, null);

    /// <summary>Sends a request and reads its whole answer.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string query, string? accept, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, Url + query) { Content = content };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>A connection that can send what no HTTP client would.</summary>
    public async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Url.Port);
        return new NetworkStream(socket, ownsSocket: true)
        {
            ReadTimeout = (int)Patience.TotalMilliseconds,
            WriteTimeout = (int)Patience.TotalMilliseconds,
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static ByteArrayContent Content(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }
}
