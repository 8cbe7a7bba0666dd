using Graph.Common.Events.Outbox;
using Graph.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Graph.Common.Database;

/// <summary>How a service connects: one place for the settings of data sources and contexts.</summary>
public static class ServiceDatabase
{
    private const int PreparedStatements = 64;

    /// <summary>A pool of connections; whoever creates it disposes it.</summary>
    /// <param name="connectionString">
    /// An Npgsql connection string. What it leaves open is filled in: statements are prepared automatically (behind a
    /// pgbouncer in transaction mode say <c>Max Auto Prepare=0</c>), and a command ends after 15 seconds.
    /// </param>
    /// <param name="statements">Counts what is executed; for tests.</param>
    public static NpgsqlDataSource CreateDataSource(string connectionString, StatementLog? statements = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // ShouldSerialize says whether the text names a setting; ContainsKey is true of every setting there is.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = PreparedStatements;
            settings.AutoPrepareMinUsages = 2;
        }

        if (!settings.ShouldSerialize("Command Timeout"))
        {
            settings.CommandTimeout = 15;
        }

        if (!settings.ShouldSerialize("Timeout"))
        {
            settings.Timeout = 5;
        }

        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        if (statements is not null)
        {
            builder.UseLoggerFactory(statements.LoggerFactory);
        }

        return builder.Build();
    }

    /// <summary>The connection string of a database on a server that another connection string names; null for no server.</summary>
    public static string? OnServer(string? connectionString, string database) =>
        connectionString is { Length: > 0 } ? $"{connectionString.TrimEnd(';')};Database={database}" : null;

    /// <summary>
    /// Lets a context use the service's connections and repeat what the database has rolled back (<see cref="RolledBackStrategy"/>).
    /// </summary>
    public static DbContextOptionsBuilder UseServiceDatabase(
        this DbContextOptionsBuilder options,
        NpgsqlDataSource database
    ) =>
        options
            .UseNpgsql(
                database,
                npgsql => npgsql.ExecutionStrategy(dependencies => new RolledBackStrategy(dependencies))
            )
            .UseServiceNames()
            .KeepStatements()
            .AddInterceptors(OutboxWaking.Instance);

    /// <summary>Lets a context use a connection whose transaction is somebody else's to repeat.</summary>
    internal static DbContextOptionsBuilder<TContext> UseConsumerConnection<TContext>(
        this DbContextOptionsBuilder<TContext> options,
        NpgsqlConnection connection
    )
        where TContext : DbContext
    {
        options.UseNpgsql(connection).UseServiceNames().AddInterceptors(OutboxWaking.Instance);
        return options;
    }

    /// <summary>Names tables, columns, keys and indexes in snake case, as SQL is written.</summary>
    internal static DbContextOptionsBuilder UseServiceNames(this DbContextOptionsBuilder options) =>
        options.UseSnakeCaseNamingConvention().ReplaceService<IHistoryRepository, MigrationsHistory>();
}
