using System.Collections.Concurrent;
using Graph.Annotations;
using Graph.Execution;
using Graph.Execution.Subscriptions;
using Graph.Server;
using Graph.Types.Sdl;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Testing;

/// <summary>The source behind the gateways of the tests: the real engine and server, on a port of its own.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Shop(WebApplication app, string schema)
    {
        _app = app;
        Schema = schema;
    }

    /// <summary>Its source schema.</summary>
    public string Schema { get; }

    /// <summary>Its endpoint.</summary>
    public Uri Endpoint => new(_app.Urls.Single() + "/graphql");

    /// <summary>The headers of the requests so far.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Headers { get; } = new();

    /// <summary>The topics of its subscriptions.</summary>
    public InMemoryTopics Topics => _app.Services.GetRequiredService<InMemoryTopics>();

    public static async Task<Shop> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddInMemorySubscriptions();
        var app = builder.Build();
        var schema = new AnnotatedSchemaBuilder()
            .AddType(typeof(Queries))
            .AddType(typeof(Mutations))
            .AddType(typeof(Subscriptions))
            .TreatAsService(app.Services.GetRequiredService<IServiceProviderIsService>().IsService)
            .Build();
        var shop = new Shop(app, SchemaPrinter.Print(schema));
        app.Use(
            (context, next) =>
            {
                shop.Headers.Enqueue(
                    context.Request.Headers.ToDictionary(
                        header => header.Key,
                        header => header.Value.ToString(),
                        StringComparer.OrdinalIgnoreCase
                    )
                );
                return next(context);
            }
        );
        var executor = new RequestExecutor(schema);
        app.MapGraphQL("/graphql", () => executor);
        await app.StartAsync();
        return shop;
    }

    /// <summary>Stops answering.</summary>
    public Task StopAsync() => _app.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
    }

    [QueryType]
    internal static class Queries
    {
        public static string Hello() => "shop";

        /// <summary>So many characters.</summary>
        public static string Text(int length) => new('x', length);

        /// <summary>What the source sees in <c>Authorization</c>.</summary>
        public static string? Caller(IHttpContextAccessor http) => http.HttpContext!.Request.Headers.Authorization;
    }

    [MutationType]
    internal static class Mutations
    {
        [PayloadField("word")]
        public static string Touch() => "touched";
    }

    [SubscriptionType]
    internal static class Subscriptions
    {
        [Subscribe, Topic("prices")]
        public static int Price([EventMessage] int price) => price;
    }
}
