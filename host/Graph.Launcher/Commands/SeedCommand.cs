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
    public async Task<int> RunAsync(DemoWorldOptions world, CancellationToken cancellationToken)
    {
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
                report => DemoData.LoadAsync(services, databases, world, report, cancellationToken)
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
