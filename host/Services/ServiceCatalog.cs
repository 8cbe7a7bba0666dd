namespace Graph.Host.Services;

/// <summary>Every service of the graph; the gateway first, then the subgraphs in the order of their ports.</summary>
internal static class ServiceCatalog
{
    public static IReadOnlyList<ServiceDefinition> All { get; } = [];
}
