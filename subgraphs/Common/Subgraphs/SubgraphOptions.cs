using Graph.Common.Database;
using Graph.Hosting.Authentication;
using Graph.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Graph.Common.Subgraphs;

/// <summary>What a service is told when it starts. Nothing of it is global: several services run in one process.</summary>
public sealed record SubgraphOptions
{
    /// <summary>Where to listen, like <c>http://127.0.0.1:5003</c>; port 0 takes a free one.</summary>
    public required string Url { get; init; }

    /// <summary>The service's own database; null: the service starts, but is not ready.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// A standby of that database, which queries read from while it is hardly behind (<see cref="ReplicaReads"/>); null for none.
    /// </summary>
    public string? ReplicaConnectionString { get; init; }

    /// <summary>Who may sign access tokens.</summary>
    public TokenOptions Tokens { get; init; } = new();

    /// <summary>Whether to create and migrate the database before listening.</summary>
    public bool MigrateAtStart { get; init; } = true;

    /// <summary>How long to wait at the start for a database that is still starting itself.</summary>
    public TimeSpan DatabasePatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Counts every SQL statement; for tests.</summary>
    public StatementLog? Statements { get; init; }

    /// <summary>Adjusts the application before it is built: logging, telemetry.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }

    /// <summary>
    /// Reads environment variables and arguments: <c>ConnectionStrings__Fury</c>, or <c>GRAPH_POSTGRES</c> for a server on
    /// which every service has a database of its name, <c>ConnectionStrings__Fury__Replica</c> or <c>GRAPH_POSTGRES_REPLICA</c>
    /// for their standbys, <c>Auth__Jwks</c> (a key set, its file or its URL), <c>--urls</c> or <c>ASPNETCORE_URLS</c>; and their
    /// values in files (<see cref="SettingFiles"/>).
    /// </summary>
    /// <param name="service">Whose settings.</param>
    /// <param name="args">The command line.</param>
    public static SubgraphOptions Read(Subgraph service, string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddSettingFiles()
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        return new SubgraphOptions
        {
            Url = configuration["urls"] ?? $"http://127.0.0.1:{service.Port}",
            ConnectionString =
                configuration.GetConnectionString(service.Name)
                ?? ServiceDatabase.OnServer(configuration["GRAPH_POSTGRES"], service.DatabaseName),
            ReplicaConnectionString =
                configuration[$"ConnectionStrings:{service.Name}:Replica"]
                ?? ServiceDatabase.OnServer(configuration["GRAPH_POSTGRES_REPLICA"], service.DatabaseName),
            Tokens = new TokenOptions
            {
                Jwks = configuration["Auth:Jwks"],
                Revocations = configuration["Auth:Revocations"],
            },
        };
    }

    /// <summary>Looks at what can be wrong before anything is built of it.</summary>
    /// <exception cref="SubgraphSettingsException">A setting cannot be used.</exception>
    internal void Validate(Subgraph service)
    {
        foreach (var url in Url.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            // Kestrel also listens on *, + and such, which are no hosts of a Uri.
            if (
                !Uri.TryCreate(url.Replace("://*", "://any").Replace("://+", "://any"), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https")
            )
            {
                throw new SubgraphSettingsException(
                    $"{service.Name} cannot listen on '{url}': give --urls or ASPNETCORE_URLS an address like "
                        + $"http://127.0.0.1:{service.Port}."
                );
            }
        }

        if (ReplicaConnectionString is not null && ConnectionString is null)
        {
            throw new SubgraphSettingsException(
                $"ConnectionStrings__{service.Name}__Replica names a standby, but there is no database to write to: set "
                    + $"ConnectionStrings__{service.Name}."
            );
        }

        ValidateConnection(service, $"ConnectionStrings__{service.Name}", ConnectionString);
        ValidateConnection(service, $"ConnectionStrings__{service.Name}__Replica", ReplicaConnectionString);
    }

    private static void ValidateConnection(Subgraph service, string setting, string? connectionString)
    {
        if (connectionString is null)
        {
            return;
        }

        var example = $"It must be like Host=localhost;Username=app;Database={service.DatabaseName}.";
        try
        {
            if (new NpgsqlConnectionStringBuilder(connectionString).Host is not { Length: > 0 })
            {
                throw new SubgraphSettingsException(
                    $"{setting} names no host: a database cannot be reached without. {example}"
                );
            }
        }
        catch (ArgumentException e)
        {
            throw new SubgraphSettingsException($"{setting} cannot be read: {e.Message} {example}");
        }
    }
}
