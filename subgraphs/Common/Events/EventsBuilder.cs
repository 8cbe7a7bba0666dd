using Graph.Common.Events.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Common.Events;

/// <summary>What a service consumes.</summary>
public sealed class EventsBuilder
{
    private readonly IServiceCollection _services;
    private readonly string _service;
    private readonly List<EventConsumer> _consumers = [];

    internal EventsBuilder(IServiceCollection services, string service)
    {
        _services = services;
        _service = service;
    }

    internal IReadOnlyList<EventConsumer> Consumers => _consumers;

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

    /// <summary>Reads other contracts than the graph's; for tests, before anything is consumed.</summary>
    internal EventsBuilder UseContracts(EventContracts contracts)
    {
        Contracts = contracts;
        return this;
    }
}
