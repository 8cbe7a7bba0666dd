using Graph.Common.Database;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Rebuilding;
using Graph.Common.Removal;
using Graph.Events;
using Graph.Events.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Events;

/// <summary>What a service consumes.</summary>
public sealed class EventsBuilder
{
    private readonly IServiceCollection _services;
    private readonly string _service;
    private readonly List<EventConsumer> _consumers = [];
    private readonly Dictionary<Type, Type> _snapshots = [];

    internal EventsBuilder(IServiceCollection services, string service)
    {
        _services = services;
        _service = service;
    }

    internal IReadOnlyList<EventConsumer> Consumers => _consumers;

    /// <summary>By contract, the classes that read the state.</summary>
    internal IReadOnlyDictionary<Type, Type> Snapshots => _snapshots;

    internal EventContracts Contracts { get; private set; } = EventContracts.Graph;

    /// <summary>
    /// Lets a class consume the events whose kinds it implements <see cref="IEventConsumer{TEvent}"/> for. One instance
    /// serves all batches.
    /// </summary>
    /// <typeparam name="TConsumer">The class; its constructor may ask for services.</typeparam>
    /// <param name="name">
    /// What is remembered of it in inbox and dead letters, after the service's name: <c>followers</c> in <c>war.followers</c>.
    /// It must not change while events are on their way.
    /// </param>
    /// <param name="idempotency">How an event that comes twice has one effect.</param>
    public EventsBuilder Consume<TConsumer>(string name, Idempotency idempotency = Idempotency.Inbox)
        where TConsumer : class
    {
        var full = $"{_service}.{name}";
        if (_consumers.Any(consumer => consumer.Name == full))
        {
            throw new InvalidOperationException($"Two consumers are called {full}: give one of them another name.");
        }

        _services.AddSingleton<TConsumer>();
        _consumers.Add(new EventConsumer(full, typeof(TConsumer), idempotency, Contracts));
        return this;
    }

    /// <summary>
    /// Lets consumers of other services have all of this one's state again as events: <c>./graph events rebuild</c>.
    /// </summary>
    /// <typeparam name="TEvent">The contract.</typeparam>
    /// <typeparam name="TSnapshot">Reads the state.</typeparam>
    public EventsBuilder Snapshot<TEvent, TSnapshot>()
        where TEvent : IEvent
        where TSnapshot : class, IEventSnapshot<TEvent>
    {
        _services.AddSingleton<TSnapshot>();
        _snapshots.Add(typeof(TEvent), typeof(TSnapshot));
        return this;
    }

    /// <summary>
    /// Lets the service remove what it holds of people whose accounts are deleted: what the class removes first, then every row of its
    /// model that has the person's id (<see cref="RemovalModel.AddRemovals"/>). Its model needs outbox and inbox, and
    /// <see cref="AccountPurged"/> a contract of the service.
    /// </summary>
    /// <typeparam name="TContext">The service's model.</typeparam>
    /// <typeparam name="TRemover">Removes what is more than a row: what others see counted.</typeparam>
    public EventsBuilder RemovesPeople<TContext, TRemover>()
        where TContext : ServiceDbContext
        where TRemover : class, IPersonRemover
    {
        _services.AddSingleton<IPersonRemover, TRemover>();
        return RemovesPeople<TContext>();
    }

    /// <summary>The same for a service where nothing of a person is more than rows of their own.</summary>
    /// <typeparam name="TContext">The service's model.</typeparam>
    public EventsBuilder RemovesPeople<TContext>()
        where TContext : ServiceDbContext
    {
        // Without it nobody would wait for the service.
        _ = Contracts.Of(typeof(AccountPurged), _service);
        _services.AddSingleton<RemovalSignal>();
        _services.AddHostedService(provider => new RemovalWorker<TContext>(
            _service,
            provider,
            provider.GetRequiredService<RemovalSignal>(),
            provider.GetRequiredService<EventTimes>(),
            provider.GetRequiredService<ILogger<RemovalWorker<TContext>>>()
        ));
        return Consume<RemovalRequests>("removals", Idempotency.Version);
    }

    /// <summary>Reads other contracts than the graph's; for tests, before anything is consumed.</summary>
    internal EventsBuilder UseContracts(EventContracts contracts)
    {
        Contracts = contracts;
        return this;
    }
}
