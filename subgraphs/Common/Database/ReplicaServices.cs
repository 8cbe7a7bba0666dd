using Graph.Common.Live;
using Graph.Common.Subgraphs;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Database;

/// <summary>Gives a service its reads: from its standby, if it has one.</summary>
internal static class ReplicaServices
{
    public static IServiceCollection AddReads<TContext>(this IServiceCollection services, SubgraphOptions options)
        where TContext : ServiceDbContext
    {
        services.AddSingleton<LiveLogs>();
        if (options.ReplicaConnectionString is not { } connectionString)
        {
            return services;
        }

        services.AddSingleton(provider => new RecentWriters(
            provider.GetRequiredService<LiveLogs>().Open(RecentWriters.LogName, RecentWriters.LogCapacity),
            TimeProvider.System
        ));
        services.AddSingleton(provider => new ReplicaReads(
            ServiceDatabase.CreateDataSource(connectionString, options.Statements),
            provider.GetRequiredService<IHttpContextAccessor>(),
            provider.GetRequiredService<ReplicaLag>(),
            provider.GetRequiredService<RecentWriters>()
        ));
        services.AddSingleton(provider => new ReplicaLag(
            provider.GetRequiredService<NpgsqlDataSource>,
            () => provider.GetRequiredService<ReplicaReads>().Source,
            TimeProvider.System,
            provider.GetRequiredService<ILogger<ReplicaLag>>()
        ));
        services.AddHostedService(provider => provider.GetRequiredService<ReplicaLag>());
        services.Replace(
            ServiceDescriptor.Singleton<IDbContextFactory<TContext>>(provider => new ReadContextFactory<TContext>(
                provider.GetRequiredService<DbContextOptions<TContext>>(),
                provider.GetRequiredService<ReplicaReads>()
            ))
        );
        return services;
    }
}
