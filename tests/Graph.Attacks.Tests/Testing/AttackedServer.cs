using System.Net;
using System.Net.Sockets;
using Graph.Execution;
using Graph.Execution.PersistedOperations;
using Graph.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Attacks.Tests.Testing;

/// <summary>The engine's server with its default limits, on a free port of this machine.</summary>
public sealed class AttackedServer : IAsyncLifetime, IAsyncDisposable
{
    private WebApplication _app = null!;

    /// <summary>What differs from the defaults.</summary>
    public GraphQLHttpOptions Options { get; init; } =
        new()
        {
            WebSockets = new GraphQLWebSocketOptions(),
            OnRequest = context => AttackedSchema.Token.Value = context.Request.Headers.Authorization,
        };

    internal Uri Url { get; private set; } = null!;

    internal HttpClient Client { get; } =
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000 }) { Timeout = TimeSpan.FromSeconds(60) };

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddInMemorySubscriptions();
        _app = builder.Build();
        var executor = new PersistedOperationExecutor(
            new RequestExecutor(AttackedSchema.Build()),
            new PersistedOperationOptions()
        );
        _app.MapGraphQL("/graphql", () => executor, Options);
        await _app.StartAsync();
        Url = new Uri(new Uri(_app.Urls.Single()), "/graphql");
    }

    /// <summary>A connection for what no HTTP client would send.</summary>
    internal async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Url.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
