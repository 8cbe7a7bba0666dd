using Graph.Common.Database;
using Graph.Hosting.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Graph.Common.Hosting;

/// <summary>What a service is told when it starts. Nothing of it is global: several services run in one process.</summary>
public sealed record SubgraphOptions
{
    /// <summary>Where to listen, like <c>http://127.0.0.1:5003</c>; port 0 takes a free one.</summary>
    public required string Url { get; init; }

    /// <summary>The service's own database; null: the service starts, but is not ready.</summary>
    public string? ConnectionString { get; init; }

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
    /// Reads environment variables and arguments: <c>ConnectionStrings__Fury</c>, <c>Auth__Jwks</c> (a key set, its file
    /// or its URL), <c>--urls</c> or <c>ASPNETCORE_URLS</c>.
    /// </summary>
    public static SubgraphOptions Read(ServiceDescription service, string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        return new SubgraphOptions
        {
            Url = configuration["urls"] ?? $"http://127.0.0.1:{service.DefaultPort}",
            ConnectionString = configuration.GetConnectionString(service.Name),
            Tokens = new TokenOptions { Jwks = configuration["Auth:Jwks"] },
        };
    }
}
