using System.Collections.Concurrent;
using Graph.Annotations;
using Graph.Execution;
using Graph.Execution.Subscriptions;
using Graph.Server;
using Graph.Types.Sdl;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Testing;

/// <summary>A source behind the gateways of the tests: the real engine and server, on a port of its own.</summary>
internal sealed class TestSource : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSource(WebApplication app, string schema)
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

    /// <summary>What the source says of how its answers may be kept; null for nothing.</summary>
    public string? CacheControl { get; set; }

    /// <summary>The topics of its subscriptions.</summary>
    public InMemoryTopics Topics => _app.Services.GetRequiredService<InMemoryTopics>();

    public static async Task<TestSource> StartAsync(GraphQLHttpOptions? options, params Type[] types)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddInMemorySubscriptions();
        var app = builder.Build();
        var annotated = new AnnotatedSchemaBuilder().TreatAsService(
            app.Services.GetRequiredService<IServiceProviderIsService>().IsService
        );
        foreach (var type in types)
        {
            annotated.AddType(type);
        }

        var schema = annotated.Build();
        var source = new TestSource(app, SchemaPrinter.Print(schema));
        app.Use(
            (context, next) =>
            {
                source.Headers.Enqueue(
                    context.Request.Headers.ToDictionary(
                        header => header.Key,
                        header => header.Value.ToString(),
                        StringComparer.OrdinalIgnoreCase
                    )
                );
                if (source.CacheControl is { } caching)
                {
                    context.Response.Headers.CacheControl = caching;
                }

                return next(context);
            }
        );
        var executor = new RequestExecutor(schema);
        app.MapGraphQL("/graphql", () => executor, options);
        await app.StartAsync();
        return source;
    }

    /// <summary>Stops answering.</summary>
    public Task StopAsync() => _app.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
    }
}
