namespace Graph.Events;

/// <summary>
/// Something that has happened in one service and that others may react to. Implemented by records that carry an
/// <see cref="EventContractAttribute"/>; what they hold is what is written, as JSON in camel case.
/// </summary>
public interface IEvent
{
    /// <summary>
    /// What the event is about. Events with the same id are consumed in the order in which they happened; between
    /// different ids there is no order.
    /// </summary>
    Guid AggregateId { get; }
}
