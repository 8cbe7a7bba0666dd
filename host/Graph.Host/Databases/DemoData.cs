using Graph.Demo;
using Graph.Host.Services;

namespace Graph.Host.Databases;

/// <summary>The demo world, each service's part in its own database.</summary>
internal static class DemoData
{
    /// <summary>Brings every database up to date and loads the world into those that are empty.</summary>
    /// <returns>Whether anything was loaded.</returns>
    public static async Task<bool> LoadAsync(
        IReadOnlyList<ServiceDefinition> services,
        IDatabases databases,
        DemoWorldOptions world,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var progress = new Lines(report);
        var loaded = await Task.WhenAll(
            services
                .Where(service => service.Subgraph is not null)
                .Select(service =>
                    DemoSeed.LoadAsync(
                        service.Subgraph!,
                        databases.ConnectionString(service.Subgraph!.DatabaseName),
                        world,
                        progress,
                        cancellationToken
                    )
                )
        );
        return loaded.Contains(true);
    }

    // Progress<T> would report later and out of order.
    private sealed class Lines(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
