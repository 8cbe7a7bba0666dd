using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Ids;
using Graph.Data;
using Graph.Execution;
using Graph.Hosting.Authentication;
using Graph.Hosting.Telemetry;
using Graph.Server;
using Graph.Types;
using Graph.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Subgraphs;

/// <summary>Serves a service's graph at <c>/graphql</c>.</summary>
internal static class SubgraphEndpoint
{
    /// <summary>The path of every subgraph's endpoint.</summary>
    public const string Path = "/graphql";

    // How many events a subscriber may be behind before it is told to come back.
    private const int EventBuffer = 256;

    // A gateway sends the keys of a whole page at once, asks in its own words, and may hold the subscriptions of all its
    // clients: wider limits than a client's.
    private static readonly GraphQLHttpOptions Http = new()
    {
        MaxBatchedRequests = 50,
        MaxVariableSets = 10_000,
        MaxBodyBytes = 4 * 1024 * 1024,
        MaxConcurrentStreams = 20_000,
        WebSockets = new GraphQLWebSocketOptions
        {
            MaxSubscriptions = 1_000,
            MaxOperations = 1_000,
            OnConnectionInit = ConnectionTokens.AcceptAsync,
        },
    };

    private static readonly ValidationOptions Limits = new()
    {
        MaxDepth = 30,
        MaxAliases = 1_000,
        MaxRootFields = 200,
        MaxFields = 5_000,
    };

    /// <summary>
    /// Registers the executor of the schema that the assembly of a service's model describes, and the topics of its
    /// subscriptions. Resolvers may take the model as a parameter.
    /// </summary>
    public static IServiceCollection AddSubgraphEndpoint<TContext>(this IServiceCollection services)
        where TContext : ServiceDbContext
    {
        services.AddInMemorySubscriptions(EventBuffer);
        return services.AddSingleton<IRequestExecutor>(provider => new RequestExecutor(
            BuildSchema<TContext>(provider.GetRequiredService<IServiceProviderIsService>().IsService),
            new ExecutionOptions
            {
                Validation = Limits,
                MaxValues = 1_000_000,
                ErrorFilter = new DatabaseErrorFilter(provider.GetRequiredService<Subgraph>().Name),
                Diagnostics = new ExecutionLog(
                    provider.GetRequiredService<ILogger<ExecutionLog>>(),
                    provider.GetService<ReplicaReads>()
                ),
            }
        ));
    }

    /// <summary>Maps the endpoint. Wrong annotations end the start here, with a sentence for each.</summary>
    public static void MapSubgraph(this WebApplication app)
    {
        var executor = app.Services.Observed(app.Services.GetRequiredService<IRequestExecutor>());
        app.MapGraphQL(Path, () => executor, Http);
    }

    private static Schema BuildSchema<TContext>(Func<Type, bool> isService)
        where TContext : ServiceDbContext =>
        new AnnotatedSchemaBuilder()
            .AddAssembly(typeof(TContext).Assembly)
            .UseNodeIds(new NodeIds())
            .RegisterDbContextFactory<TContext>()
            .TreatAsService(isService)
            .LetRootFieldsFailAlone()
            .Build();
}
