namespace Graph.Host.Services;

/// <summary>A service and the port that it listens on.</summary>
internal sealed record ServiceAddress(ServiceDefinition Service, int Port)
{
    public Uri Url => new($"http://localhost:{Port}");

    public Uri Health => new(Url, Service.HealthPath);

    /// <summary>The gateway on the first port, the others on those after it, in their order.</summary>
    public static IReadOnlyList<ServiceAddress> Assign(IReadOnlyList<ServiceDefinition> services, int port) =>
        [.. services.Select((service, index) => new ServiceAddress(service, port + index))];
}
