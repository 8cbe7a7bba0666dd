using Graph.Events;
using Npgsql;

namespace Graph.Common.Events.Rebuilding;

/// <summary>Tells the present state of a service's aggregates as the events that it publishes of their changes.</summary>
/// <typeparam name="TEvent">The contract.</typeparam>
public interface IEventSnapshot<TEvent> : IEventSnapshot
    where TEvent : IEvent;

/// <summary>A snapshot, whatever its events are: implement <see cref="IEventSnapshot{TEvent}"/>.</summary>
public interface IEventSnapshot
{
    /// <summary>Reads the next aggregates, in an order that does not change meanwhile, such as that of their ids.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="after">The last state of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; fewer are the last page.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<IReadOnlyList<AggregateState>> ReadAsync(
        NpgsqlDataSource database,
        AggregateState? after,
        int limit,
        CancellationToken cancellationToken
    );
}

/// <summary>What is true of an aggregate.</summary>
/// <param name="Event">The state, as an event.</param>
/// <param name="Sequence">The version of the aggregate that has this state, read together with it.</param>
public readonly record struct AggregateState(IEvent Event, long Sequence);
