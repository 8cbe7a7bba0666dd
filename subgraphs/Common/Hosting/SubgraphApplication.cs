using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Hosting.Authentication;
using Graph.Hosting.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Hosting;

/// <summary>What every service is made of besides its graph: database, tokens, health, an orderly stop.</summary>
public static class SubgraphApplication
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Registers what all services need; the service adds its stores and its graph and builds it.</summary>
    /// <typeparam name="TContext">The service's model.</typeparam>
    public static WebApplicationBuilder CreateBuilder<TContext>(ServiceDescription service, SubgraphOptions options)
        where TContext : ServiceDbContext
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ApplicationName = typeof(TContext).Assembly.GetName().Name }
        );
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // Why a service cannot start is said once, in a sentence, by whoever starts it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddSingleton(service);
        services.AddSingleton(options);
        services.AddSingleton(_ =>
            ServiceDatabase.CreateDataSource(
                options.ConnectionString
                    ?? throw new DatabaseUnavailableException(
                        $"{service.Name} has no database: set ConnectionStrings__{service.Name}."
                    ),
                options.Statements
            )
        );
        services.AddPooledDbContextFactory<TContext>(
            (provider, context) => context.UseServiceDatabase(provider.GetRequiredService<Npgsql.NpgsqlDataSource>())
        );
        services.AddViewer(options.Tokens);
        services.AddSubgraph(typeof(TContext).Assembly);
        if (options.ConnectionString is null || options.MigrateAtStart)
        {
            services.AddHostedService<DatabaseStartup<TContext>>();
        }

        options.Configure?.Invoke(builder);
        return builder;
    }

    /// <summary>Adds token validation, the service's graph and its health.</summary>
    public static WebApplication UseSubgraph(this WebApplication app)
    {
        app.UseRouting();
        // Before the tokens: whoever watches the service has none.
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal),
            branch => branch.UseTokenAuthentication()
        );
        app.MapSubgraph();
        var service = app.Services.GetRequiredService<ServiceDescription>();
        app.MapHealth("service", new { service = service.Name, owns = service.Owns }, ServiceReadiness.CheckAsync);
        return app;
    }

    /// <summary>Runs a service until it is told to stop.</summary>
    /// <returns>0, or 1 with one sentence on standard error if it cannot start.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            await app.RunAsync();
            return 0;
        }
        catch (DatabaseUnavailableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"{e.Message} Choose another address with --urls http://127.0.0.1:PORT."
            );
            return 1;
        }
    }
}
