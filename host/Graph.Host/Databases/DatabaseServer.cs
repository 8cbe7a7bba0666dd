using Graph.Host.Postgres;
using Graph.Host.Services;

namespace Graph.Host.Databases;

/// <summary>Chooses the server: the one that the environment names, or else the private cluster.</summary>
internal static class DatabaseServer
{
    /// <summary>Opens a database for every service that owns one.</summary>
    public static async Task<IDatabases> OpenAsync(
        Workspace workspace,
        IReadOnlyList<ServiceDefinition> services,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        if (await GivenDatabases.OpenAsync(services, cancellationToken) is { } given)
        {
            report("the server that the environment names");
            return given;
        }

        string[] names = [.. services.Select(service => service.Database).OfType<string>()];
        return new PrivateDatabases(await PostgresCluster.StartAsync(workspace, names, report, cancellationToken));
    }
}
