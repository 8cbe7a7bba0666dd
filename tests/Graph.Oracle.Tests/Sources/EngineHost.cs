using System.Collections.Concurrent;
using System.Net;
using Graph.Oracle.Tests.Worlds;
using Graph.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.Oracle.Tests.Sources;

/// <summary>Serves the sources of all worlds that are on this engine, each at a path of its own.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private static readonly GraphQLHttpOptions Generous = new()
    {
        MaxBodyBytes = 64 * 1024 * 1024,
        MaxBatchedRequests = 10_000,
        MaxVariableSets = 10_000,
        WebSockets = new GraphQLWebSocketOptions(),
    };

    private readonly ConcurrentDictionary<string, (RequestDelegate Handle, int Delay)> _sources = new(
        StringComparer.Ordinal
    );
    private readonly WebApplication _app;
    private int _requests;

    private EngineHost(WebApplication app) => _app = app;

    public static async Task<EngineHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var host = new EngineHost(app);
        app.Run(host.HandleAsync);
        await app.StartAsync();
        return host;
    }

    /// <summary>Serves a source.</summary>
    /// <returns>Its address.</returns>
    public Uri Add(int world, WorldSource source, WorldData data)
    {
        var path = $"/{world}/{source.Name}";
        var served = new EngineSource(source, data);
        var routes = ((IApplicationBuilder)_app).New();
        routes.UseRouting();
        routes.UseEndpoints(endpoints => endpoints.MapGraphQL(path, () => served.Executor, Generous));
        _sources[path] = (routes.Build(), source.Serving.Delay);
        return new Uri(_app.Urls.First() + path);
    }

    /// <summary>Forgets the sources of a world.</summary>
    public void Forget(int world)
    {
        foreach (var path in _sources.Keys)
        {
            if (path.StartsWith($"/{world}/", StringComparison.Ordinal))
            {
                _sources.TryRemove(path, out _);
            }
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        if (!_sources.TryGetValue(context.Request.Path.Value!, out var source))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var h = WorldData.Hash($"{source.Delay}/{Interlocked.Increment(ref _requests)}");
        if (source.Delay > 0 && h % 3 == 0)
        {
            await Task.Delay((int)((h >> 4) % 6), context.RequestAborted);
        }

        await source.Handle(context);
    }
}
