using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Server;

/// <summary>
/// The services of a request, whose scope is opened by the first resolver that asks for one: many requests need none.
/// </summary>
/// <remarks>
/// A server uses the object of a finished request for the next one. So this is disposed with the request: a resolver that was
/// given up and still runs must never reach the services of somebody else.
/// </remarks>
internal sealed class ServicesOnDemand(HttpContext context) : IServiceProvider, IKeyedServiceProvider, IDisposable
{
    private HttpContext? _context = context;
    private IServiceProvider? _services;

    private IServiceProvider Services => Volatile.Read(ref _services) ?? Open();

    /// <inheritdoc />
    public object? GetService(Type serviceType) => Services.GetService(serviceType);

    /// <inheritdoc />
    public object? GetKeyedService(Type serviceType, object? serviceKey) =>
        ((IKeyedServiceProvider)Services).GetKeyedService(serviceType, serviceKey);

    /// <inheritdoc />
    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        ((IKeyedServiceProvider)Services).GetRequiredKeyedService(serviceType, serviceKey);

    /// <summary>Ends the request: what was not opened stays closed.</summary>
    public void Dispose()
    {
        lock (this)
        {
            _context = null;
        }
    }

    private IServiceProvider Open()
    {
        lock (this)
        {
            ObjectDisposedException.ThrowIf(_context is null, this);
            return _services ??= _context.RequestServices;
        }
    }
}
