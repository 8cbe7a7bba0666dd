using Graph.Common.Events.Inbox;
using Graph.Events;
using Npgsql;

namespace Graph.Common.Events.Rebuilding;

/// <summary>
/// A consumer that keeps a copy of another service's state, and can have all of it again: its owner publishes what is true of
/// each aggregate (<see cref="IEventSnapshot{TEvent}"/>), as events among those of the changes that go on meanwhile. The
/// consumer tells by their versions which is newer, so it has to be <see cref="Idempotency.Version"/>.
/// </summary>
/// <typeparam name="TEvent">The contract of the owner's state.</typeparam>
public interface IProjection<TEvent> : IEventConsumer<TEvent>, IProjection
    where TEvent : IEvent;

/// <summary>What can be rebuilt, whatever its events are: implement <see cref="IProjection{TEvent}"/>.</summary>
public interface IProjection
{
    /// <summary>Lets whatever the owner says next count as newer than what is here. What is shown may stay as it is.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="cancellationToken">Ends the work between two statements.</param>
    Task BeginRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken);

    /// <summary>Clears what the owner has not said anything about since the beginning: there is no such thing.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="cancellationToken">Ends the work between two statements.</param>
    Task EndRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken);
}
