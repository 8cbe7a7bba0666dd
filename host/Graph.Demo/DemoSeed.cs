using Graph.Common.Database;
using Graph.Common.Subgraphs;

namespace Graph.Demo;

/// <summary>Loads the demo world, each service's part into its own database.</summary>
public static class DemoSeed
{
    private static readonly IDemoData[] Parts =
    [
        new DeathDemoData(),
        new WarDemoData(),
        new FuryDemoData(),
        new IdentityDemoData(),
    ];

    /// <summary>
    /// Brings a service's database to the newest version and loads its part of the world, unless there are data already.
    /// </summary>
    /// <param name="subgraph">The service.</param>
    /// <param name="connectionString">Its database.</param>
    /// <param name="options">Which world; the same for all services.</param>
    /// <param name="progress">Told in sentences what happens.</param>
    /// <param name="cancellationToken">Stops, and leaves the data as they were.</param>
    /// <returns>Whether anything was loaded; never for a service that has no part in the world.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public static async Task<bool> LoadAsync(
        Subgraph subgraph,
        string connectionString,
        DemoWorldOptions options,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        await using var database = ServiceDatabase.CreateDataSource(connectionString);
        await subgraph.MigrateAsync(database, cancellationToken);
        if (Array.Find(Parts, candidate => candidate.Service == subgraph.Name) is not { } part)
        {
            return false;
        }

        await using var load = await DemoLoad.BeginAsync(
            subgraph.Name,
            database,
            part.Tables,
            options.Force,
            progress,
            cancellationToken
        );
        if (load is null)
        {
            return false;
        }

        await part.LoadAsync(load, new DemoWorld(options), cancellationToken);
        await load.CommitAsync(cancellationToken);
        return true;
    }
}
