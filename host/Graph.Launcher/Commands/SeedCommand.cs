using System.Globalization;
using Graph.Common.Database;
using Graph.Demo;
using Graph.Host;
using Graph.Host.Databases;
using Graph.Host.Services;
using Graph.Launcher.Output;

namespace Graph.Launcher.Commands;

/// <summary>Loads demo data, into the graph that runs or one that does not.</summary>
internal sealed class SeedCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    /// <summary>Loads them.</summary>
    /// <param name="world">Which, and how many.</param>
    /// <param name="jwks">Where to write the key set with which services verify the tokens of <c>token</c>; null for nowhere.</param>
    /// <param name="media">Where to draw people's pictures; null for the launcher's own folder.</param>
    /// <param name="cancellationToken">Stops, and leaves the data as they were.</param>
    public async Task<int> RunAsync(
        DemoWorldOptions world,
        string? jwks,
        string? media,
        CancellationToken cancellationToken
    )
    {
        if (jwks is not null)
        {
            using var tokens = DevelopmentKey.Load(workspace);
            await File.WriteAllTextAsync(jwks, tokens.Jwks, cancellationToken);
        }

        await using var databases = await RunningDatabases.OpenAsync(
            workspace,
            services,
            steps.Line,
            cancellationToken
        );
        try
        {
            var people = world.People.ToString("N0", CultureInfo.InvariantCulture);
            var loaded = await steps.RunAsync(
                $"demo data for {people} people",
                report =>
                    DemoData.LoadAsync(services, databases, world, media ?? workspace.Media, report, cancellationToken)
            );
            if (!loaded)
            {
                steps.Line("Every service has data already: ./graph seed --force deletes them first.");
            }

            return 0;
        }
        catch (DatabaseUnavailableException e)
        {
            throw new Complaint(e.Message);
        }
    }
}
