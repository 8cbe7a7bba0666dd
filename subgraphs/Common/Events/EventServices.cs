using Graph.Common.Database;
using Graph.Common.Events.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Graph.Common.Events;

/// <summary>Gives a service its events.</summary>
public static class EventServices
{
    /// <summary>
    /// Publishes what the service writes into its outbox, if its model has one (<see cref="OutboxModel.AddOutbox"/>), and
    /// hands it the events that it consumes (<see cref="Inbox.InboxModel.AddInbox"/>).
    /// </summary>
    /// <typeparam name="TContext">The service's model.</typeparam>
    /// <param name="services">The service's services; its connections (<c>NpgsqlDataSource</c>) are among them.</param>
    /// <param name="service">The service's name in small letters, which its events' types begin with: <c>death</c>.</param>
    /// <param name="consume">What it consumes.</param>
    public static IServiceCollection AddEvents<TContext>(
        this IServiceCollection services,
        string service,
        Action<EventsBuilder>? consume = null
    )
        where TContext : ServiceDbContext
    {
        var builder = new EventsBuilder(services, service);
        consume?.Invoke(builder);
        services.TryAddSingleton<OutboxSignal>();
        services.TryAddSingleton<EventMetrics>();
        services.TryAddSingleton<EventDatabase>();
        services.TryAddSingleton(new EventTimes());
        services.TryAddSingleton(provider =>
            EventBusSettings.Read(provider.GetRequiredService<IConfiguration>()).CreateBus(provider)
        );
        services.AddSingleton(provider => new EventWorker<TContext>(service, builder, provider));
        services.AddSingleton<IEventWorker>(provider => provider.GetRequiredService<EventWorker<TContext>>());
        services.AddHostedService(provider => provider.GetRequiredService<EventWorker<TContext>>());
        return services;
    }

    /// <summary>
    /// Registers what a built service consumes before any service of the process runs, so that the in-process carrier knows
    /// all of its groups before the first event.
    /// </summary>
    public static void ConnectEvents(this IServiceProvider services) => services.GetService<IEventWorker>()?.Connect();
}
