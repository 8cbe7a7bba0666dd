using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Graph.Execution.PersistedOperations;
using Graph.Fusion.Execution;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Gateway.Edge;
using Graph.Gateway.Edge.Ide;
using Graph.Hosting.Authentication;
using Graph.Hosting.Health;
using Graph.Hosting.Telemetry;
using Graph.Server;

namespace Graph.Gateway;

/// <summary>The gateway: the composed graph at <c>/graphql</c>, with everything that protects it.</summary>
public static class GatewayService
{
    /// <summary>The path of the graph and of the IDE.</summary>
    public const string Path = "/graphql";

    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The application as arguments and environment configure it.</summary>
    /// <exception cref="GatewayConfigurationException">Something is missing or wrong; the message says what.</exception>
    public static WebApplication Build(string[] args) => Build(GatewayOptions.Read(args));

    /// <summary>The application, ready to be started.</summary>
    /// <exception cref="GatewayConfigurationException">Something is missing or wrong; the message says what.</exception>
    public static WebApplication Build(GatewayOptions options)
    {
        var schema = GatewaySchema.Load(options);
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ApplicationName = typeof(GatewayService).Assembly.GetName().Name }
        );
        builder.Listen(options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        if (options.VerifyTokens)
        {
            builder.Services.AddTokenAuthentication(
                new TokenOptions { Jwks = options.Jwks, Revocations = options.Revocations }
            );
        }

        builder.Services.AddScoped<FusionRequestContext>();
        builder.Services.AddGraphRateLimits(options.RequestsPerMinute);
        builder.Services.AddCors();
        builder.Services.AddCompression(options.Compression);
        options.Configure?.Invoke(builder);
        builder.AddGraphTelemetry("gateway");

        var app = builder.Build();
        var counters = new Dictionary<string, SourceCounters>();
        app.Services.GetRequiredService<IMeterFactory>().AddSources(counters);
        var executor = new FusionRequestExecutor(
            schema,
            source =>
            {
                var transport = Connect(source, options);
                counters[source.Name] = transport.Counters;
                return transport;
            },
            new FusionExecutorOptions
            {
                Validation = options.Validation,
                Timeout = options.Timeout,
                Subscriptions = options.Subscriptions,
                Report = exception =>
                    app.Logger.LogError(exception, "A subscription failed for a reason of the gateway"),
            }
        );
        foreach (var name in options.Sources.Keys.Except(schema.Sources.Select(source => source.Name), Names))
        {
            // No error: whoever deploys may say where a source is before the graph has it.
            app.Logger.LogWarning("Sources__{Name} is set, but the graph has no source of that name", name);
        }

        var requests = app.Services.Observed(new PersistedOperationExecutor(executor, GatewayOperations.Load(options)));
        app.UseCompression(options.Compression);
        app.UseSecurityHeaders();
        app.UseMediaFiles(options.MediaFolder);
        app.MapBananaCakePop(Path, options.Ide);
        app.UseRouting();
        app.UseGraphCors(options.CorsOrigins);
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal),
            graph =>
            {
                graph.UseCacheHeaders();
                graph.UseSocketOrigins(options.CorsOrigins);
                if (options.VerifyTokens)
                {
                    graph.UseTokenAuthentication();
                }

                if (options.RequestsPerMinute > 0)
                {
                    graph.UseRateLimiter();
                }
            }
        );
        var health = new SourceHealth(
            schema.Sources.ToDictionary(source => source.Name, source => EndpointOf(source, options)),
            TimeProvider.System
        );
        app.Lifetime.ApplicationStopped.Register(health.Dispose);
        app.MapHealth(
            "gateway",
            new JsonObject
            {
                ["service"] = "Gateway",
                ["sources"] = new JsonArray([.. schema.Sources.Select(source => (JsonNode)source.Name)]),
            },
            context => health.CheckAsync(context.RequestAborted)
        );
        app.MapGraphQL(Path, () => requests, Accept(options, schema));
        return app;
    }

    private static GraphQLHttpOptions Accept(GatewayOptions options, FusionSchema schema) =>
        new()
        {
            MaxBodyBytes = options.Http.MaxBodyBytes,
            MaxBatchedRequests = options.Http.MaxBatchedRequests,
            MaxVariableSets = options.Http.MaxVariableSets,
            MaxConcurrentStreams = options.Http.MaxConcurrentStreams,
            OnRequest = static context => RequestForwarding.Prepare(context, context.RequestServices),
            OnScope = RequestForwarding.Prepare,
            CacheControl = CacheHeaders.Of,
            ExpiresAt = options.VerifyTokens ? TokenAuthentication.ExpiresAt : null,
            WithdrawnWhen = options.VerifyTokens ? TokenAuthentication.WithdrawnWhen : null,
            Uploads = schema.Sources.Any(source => source.Settings.Uploads) ? options.Uploads : null,
            WebSockets = options.WebSockets
                ? new GraphQLWebSocketOptions
                {
                    MaxSubscriptions = options.SubscriptionsPerSocket,
                    MaxMessageBytes = options.Http.MaxBodyBytes,
                    OnOperation = options.RequestsPerMinute > 0 ? RateLimits.Count : null,
                    OnConnectionInit = options.VerifyTokens ? SocketParameters.CheckAsync : SocketParameters.TakeAsync,
                }
                : null,
        };

    private static HttpSourceTransport Connect(SourceSchemaInfo source, GatewayOptions options) =>
        new(source, new SourceOptions { Url = EndpointOf(source, options), Timeout = options.SourceTimeout });

    private static Uri EndpointOf(SourceSchemaInfo source, GatewayOptions options) =>
        options.Sources.GetValueOrDefault(source.Name)
        ?? (source.Settings.Url is { } url ? new Uri(url) : null)
        ?? throw new GatewayConfigurationException(
            $"The graph needs the source '{source.Name}', and nobody says where it is: set Sources__{source.Name} "
                + "to its address, such as http://localhost:5001/graphql."
        );
}
