using Graph.Events;

namespace Graph.Common.Events.Inbox;

/// <summary>An event as a consumer gets it.</summary>
/// <typeparam name="TEvent">The contract.</typeparam>
/// <param name="Envelope">What is true of every event: its id, when it happened, the aggregate's version.</param>
/// <param name="Data">What happened.</param>
public sealed record Event<TEvent>(EventEnvelope Envelope, TEvent Data)
    where TEvent : IEvent;
