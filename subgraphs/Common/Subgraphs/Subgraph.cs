using System.Text.Json.Nodes;
using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Hosting.Authentication;
using Graph.Hosting.Configuration;
using Graph.Hosting.Health;
using Graph.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Common.Subgraphs;

/// <summary>
/// A service with a part of the graph: its annotated types over a database of its own. Database and migrations, tokens and
/// the viewer, the endpoint, health and an orderly stop come with it; a service adds what is its own.
/// </summary>
public sealed class Subgraph
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MigrationPatience = TimeSpan.FromSeconds(15);

    private readonly Action<IServiceCollection, SubgraphOptions> _register;
    private readonly Func<NpgsqlDataSource, ServiceDbContext> _open;
    private readonly Action<IEndpointRouteBuilder>? _endpoints;
    private readonly string? _assemblyName;

    private Subgraph(
        string name,
        string owns,
        int port,
        string? assemblyName,
        Action<IServiceCollection, SubgraphOptions> register,
        Func<NpgsqlDataSource, ServiceDbContext> open,
        Action<IEndpointRouteBuilder>? endpoints
    )
    {
        Name = name;
        Owns = owns;
        Port = port;
        _assemblyName = assemblyName;
        _register = register;
        _open = open;
        _endpoints = endpoints;
    }

    /// <summary>"Fury": also the name of its connection string.</summary>
    public string Name { get; }

    /// <summary>What it answers for, in plain words; its <c>/health</c> says it.</summary>
    public string Owns { get; }

    /// <summary>Where it listens on loopback when it runs alone and nothing else is said.</summary>
    public int Port { get; }

    /// <summary>Its name as a source of the composed graph: <c>fury</c>.</summary>
    public string SourceName => Name.ToLowerInvariant();

    /// <summary>The name of its database where nothing else is said: <c>fury</c>.</summary>
    public string DatabaseName => Name.ToLowerInvariant();

    /// <summary>Says what a subgraph is; nothing is built or opened yet.</summary>
    /// <typeparam name="TContext">
    /// The model of its database. The annotated types of its assembly are its part of the graph.
    /// </typeparam>
    /// <param name="name">Its name, a word that starts in upper case: "Strife".</param>
    /// <param name="owns">What it answers for, in plain words: "comment threads".</param>
    /// <param name="services">Adds what its resolvers ask for.</param>
    /// <param name="port">Where it listens when it runs alone and nothing else is said.</param>
    /// <param name="endpoints">Maps what it answers besides <c>/graphql</c> and <c>/health</c>.</param>
    public static Subgraph Define<TContext>(
        string name,
        string owns,
        Action<IServiceCollection>? services = null,
        int port = 5010,
        Action<IEndpointRouteBuilder>? endpoints = null
    )
        where TContext : ServiceDbContext =>
        new(
            name,
            owns,
            port,
            typeof(TContext).Assembly.GetName().Name,
            (collection, options) =>
            {
                collection.AddPooledDbContextFactory<TContext>(
                    (provider, context) => context.UseServiceDatabase(provider.GetRequiredService<NpgsqlDataSource>())
                );
                collection.AddReads<TContext>(options);
                collection.AddSubgraphEndpoint<TContext>();
                if (options.ConnectionString is null || options.MigrateAtStart)
                {
                    collection.AddHostedService<DatabaseStartup<TContext>>();
                }

                services?.Invoke(collection);
            },
            database =>
            {
                var options = new DbContextOptionsBuilder<TContext>();
                options.UseServiceDatabase(database);
                return (ServiceDbContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
            },
            endpoints
        );

    /// <summary>The application, ready to be started.</summary>
    /// <exception cref="SubgraphSettingsException">A setting cannot be used.</exception>
    public WebApplication Build(SubgraphOptions options)
    {
        options.Validate(this);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = _assemblyName });
        builder.WebHost.UseUrls(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // Why a service cannot start is said once, in a sentence, by whoever starts it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddSingleton(this);
        services.AddSingleton(options);
        services.AddSingleton(_ =>
            ServiceDatabase.CreateDataSource(
                options.ConnectionString
                    ?? throw new DatabaseUnavailableException(
                        $"{Name} has no database: set ConnectionStrings__{Name}."
                    ),
                options.Statements
            )
        );
        services.AddViewer(options.Tokens);
        _register(services, options);
        options.Configure?.Invoke(builder);
        builder.AddGraphTelemetry(SourceName);

        var app = builder.Build();
        app.UseRouting();
        // Before the tokens: whoever watches the service has none.
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal),
            branch => branch.UseTokenAuthentication()
        );
        if (options.ReplicaConnectionString is not null)
        {
            app.Use(
                static (context, next) =>
                {
                    ReplicaReads.Prepare(context);
                    return next(context);
                }
            );
        }

        app.MapSubgraph();
        _endpoints?.Invoke(app);
        app.MapHealth("service", new JsonObject { ["service"] = Name, ["owns"] = Owns }, ServiceReadiness.CheckAsync);
        return app;
    }

    /// <summary>Creates the database if there is none, and brings it to the newest version.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public async Task MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var context = _open(database);
        await Migrations.MigrateAsync(Name, context, MigrationPatience, cancellationToken);
    }

    /// <summary>Runs the service, as environment and arguments configure it, until it is told to stop.</summary>
    /// <returns>0, or 1 with one sentence on standard error if it cannot start.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(SubgraphOptions.Read(this, args));
            await app.RunAsync();
            return 0;
        }
        catch (Exception e)
            when (e is DatabaseUnavailableException or SubgraphSettingsException or SettingFileException)
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
