using Graph.Common.Seeding;

namespace Graph.Host.Services;

/// <summary>A service that the host can run: in this process or in one of its own, the same code either way.</summary>
/// <param name="Name">Its name as a person says it: <c>Death</c>.</param>
/// <param name="Build">Makes the app; it is started by the caller, and brings its database up to date as it starts.</param>
internal sealed record ServiceDefinition(string Name, Func<ServiceSettings, WebApplication> Build)
{
    /// <summary>The database that it owns; null for a service without one.</summary>
    public string? Database { get; init; }

    /// <summary>Brings a database up to date and loads the demo data, unless there are data; null without a database.</summary>
    public Func<string, DemoWorldOptions, IProgress<string>, CancellationToken, Task<bool>>? SeedAsync { get; init; }

    /// <summary>Where it says that it is ready, with a status of the 200s.</summary>
    public string HealthPath { get; init; } = "/health/ready";
}
