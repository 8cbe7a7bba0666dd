namespace Graph.Fuzz.Executor;

/// <summary>The services of a request: the world alone.</summary>
internal sealed class WorldServices(World world) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(World) ? world : null;
}
