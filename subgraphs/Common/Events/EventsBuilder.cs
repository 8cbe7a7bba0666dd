using Graph.Common.Events.Inbox;
using Graph.Common.Events.Rebuilding;
using Graph.Events;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Reads other contracts than the graph's; for tests, before anything is consumed.</summary>
    internal EventsBuilder UseContracts(EventContracts contracts)
    {
        Contracts = contracts;
        return this;
    }
}
