using Graph.Events;

namespace Graph.Common.Events.Inbox;

/// <summary>Reacts to events of one kind. A class may consume several kinds; it gets the events of an aggregate in order.</summary>
/// <typeparam name="TEvent">The contract, in its newest version.</typeparam>
public interface IEventConsumer<TEvent>
    where TEvent : IEvent
{
    /// <summary>
    /// Makes the effects of events that follow each other, in the transaction of the scope. What it throws rolls all of it
    /// back; then the events are tried one by one, and the one that fails steps aside.
    /// </summary>
    Task ConsumeAsync(IReadOnlyList<Event<TEvent>> events, EventScope scope, CancellationToken cancellationToken);
}
