using Graph.Events;

namespace Graph.Common.Events.Inbox;

/// <summary>A class that consumes events, with what it consumes.</summary>
internal sealed class EventConsumer
{
    private readonly Dictionary<Type, Handler> _handlers = [];
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly EventContracts _contracts;

    /// <param name="name">Its name among all consumers of its service's database: <c>war.followers</c>.</param>
    /// <param name="consumer">The class.</param>
    /// <param name="idempotency">How it is made sure that an event has one effect.</param>
    /// <param name="contracts">What can be consumed.</param>
    /// <exception cref="InvalidOperationException">The class consumes nothing.</exception>
    public EventConsumer(string name, Type consumer, Idempotency idempotency, EventContracts contracts)
    {
        Name = name;
        Type = consumer;
        Idempotency = idempotency;
        _contracts = contracts;
        foreach (var contract in consumer.GetInterfaces())
        {
            if (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEventConsumer<>))
            {
                var record = contract.GetGenericArguments()[0];
                _types.UnionWith(contracts.AllOf(record).Select(known => known.Type));
                _handlers.Add(record, (Handler)Activator.CreateInstance(typeof(Handler<>).MakeGenericType(record))!);
            }
        }

        if (_handlers.Count == 0)
        {
            throw new InvalidOperationException(
                $"{consumer} consumes no events: let it implement IEventConsumer<TEvent> for each kind that it wants."
            );
        }
    }

    public string Name { get; }

    public Type Type { get; }

    public Idempotency Idempotency { get; }

    /// <summary>The services whose events it consumes.</summary>
    public IEnumerable<string> Sources => _types.Select(EventEnvelope.SourceOf).Distinct(StringComparer.Ordinal);

    /// <summary>Whether it consumes a type of events.</summary>
    public bool Wants(string type) => _types.Contains(type);

    /// <summary>Makes the effects of events, run by run of the same kind.</summary>
    /// <exception cref="UnreadableEventException">One of them cannot be read.</exception>
    public async Task ConsumeAsync(
        object instance,
        IReadOnlyList<EventEnvelope> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        for (var start = 0; start < events.Count; )
        {
            var run = new List<(EventEnvelope, IEvent)>();
            Type? record = null;
            for (; start < events.Count; start++)
            {
                var read = _contracts.Read(events[start]);
                if (record is not null && read.GetType() != record)
                {
                    break;
                }

                record = read.GetType();
                run.Add((events[start], read));
            }

            if (!_handlers.TryGetValue(record!, out var handler))
            {
                throw new UnreadableEventException($"{Type} does not consume {record}.");
            }

            await handler.ConsumeAsync(instance, run, scope, cancellationToken);
        }
    }

    private abstract class Handler
    {
        public abstract Task ConsumeAsync(
            object consumer,
            List<(EventEnvelope Envelope, IEvent Data)> events,
            EventScope scope,
            CancellationToken cancellationToken
        );
    }

    private sealed class Handler<TEvent> : Handler
        where TEvent : IEvent
    {
        public override Task ConsumeAsync(
            object consumer,
            List<(EventEnvelope Envelope, IEvent Data)> events,
            EventScope scope,
            CancellationToken cancellationToken
        )
        {
            var typed = new Event<TEvent>[events.Count];
            for (var i = 0; i < typed.Length; i++)
            {
                typed[i] = new Event<TEvent>(events[i].Envelope, (TEvent)events[i].Data);
            }

            return ((IEventConsumer<TEvent>)consumer).ConsumeAsync(typed, scope, cancellationToken);
        }
    }
}
