using Graph.Common.Subgraphs;

namespace Graph.Host.Services;

/// <summary>A service that the host can run: in this process or in one of its own, the same code either way.</summary>
/// <param name="Name">Its name as a person says it: <c>Death</c>.</param>
/// <param name="Build">Makes the app; it is started by the caller, and brings its database up to date as it starts.</param>
internal sealed record ServiceDefinition(string Name, Func<ServiceSettings, WebApplication> Build)
{
    /// <summary>What it is as a part of the graph; null for the gateway, which is none.</summary>
    public Subgraph? Subgraph { get; init; }

    /// <summary>The database that it owns; null for a service without one.</summary>
    public string? Database => Subgraph?.DatabaseName;

    /// <summary>Where it says that it is ready, with a status of the 200s.</summary>
    public string HealthPath { get; init; } = "/health/ready";
}
