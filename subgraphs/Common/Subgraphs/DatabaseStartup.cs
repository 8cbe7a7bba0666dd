using Graph.Common.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Subgraphs;

/// <summary>Migrates the service's database before the service listens, so that no request meets half a schema.</summary>
internal sealed partial class DatabaseStartup<TContext>(
    Subgraph service,
    SubgraphOptions options,
    IServiceProvider provider,
    ILogger<DatabaseStartup<TContext>> logger
) : IHostedService
    where TContext : ServiceDbContext
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.ConnectionString is null)
        {
            LogNoDatabase(logger, service.Name);
            return;
        }

        if (options.MigrateAtStart)
        {
            var contexts = provider.GetRequiredService<IDbContextFactory<TContext>>();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await Migrations.MigrateAsync(service.Name, context, options.DatabasePatience, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Service} has no database: set ConnectionStrings__{Service}. It answers /health, and nothing else."
    )]
    private static partial void LogNoDatabase(ILogger logger, string service);
}
