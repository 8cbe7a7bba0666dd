using Graph.Demo;
using Graph.Demo.Portraits;
using Graph.Host.Services;

namespace Graph.Host.Databases;

/// <summary>The demo world, each service's part in its own database.</summary>
internal static class DemoData
{
    /// <summary>
    /// Brings every database up to date, loads the world into those that are empty, and draws the pictures that are missing.
    /// </summary>
    /// <returns>Whether anything was loaded.</returns>
    /// <exception cref="Complaint">The folder of pictures cannot be written to.</exception>
    public static async Task<bool> LoadAsync(
        IReadOnlyList<ServiceDefinition> services,
        IDatabases databases,
        DemoWorldOptions world,
        string media,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var progress = new Lines(report);
        var pictures = DrawAsync(media, world, cancellationToken);
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
        await pictures;
        return loaded.Contains(true);
    }

    private static async Task DrawAsync(string folder, DemoWorldOptions world, CancellationToken cancellationToken)
    {
        try
        {
            await DemoPortraits.DrawAsync(folder, world, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Complaint($"The pictures of the demo world cannot be written to {folder}: {e.Message}");
        }
    }

    // Progress<T> would report later and out of order.
    private sealed class Lines(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
