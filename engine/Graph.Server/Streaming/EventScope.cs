using Graph.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Server;

/// <summary>A scope of services of its own: for one event, or for one operation on a WebSocket.</summary>
internal sealed class EventScope : IEventScope
{
    private AsyncServiceScope _scope;

    private EventScope(AsyncServiceScope scope) => _scope = scope;

    /// <inheritdoc />
    public IServiceProvider Services => _scope.ServiceProvider;

    public static EventScope Open(HttpContext context, GraphQLHttpOptions options)
    {
        var scope = new EventScope(context.RequestServices.CreateAsyncScope());
        options.OnScope?.Invoke(context, scope.Services);
        return scope;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
