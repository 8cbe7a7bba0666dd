using Graph.Common.Events.Rebuilding;
using Npgsql;

namespace Graph.Common.Events;

/// <summary>The background work of a service's events.</summary>
internal interface IEventWorker
{
    /// <summary>The service's connections; null where it was started without a database.</summary>
    NpgsqlDataSource? Database { get; }

    /// <summary>The names of its consumers that can be rebuilt.</summary>
    IEnumerable<string> Projections { get; }

    /// <summary>Registers what the service consumes; more than once does no harm.</summary>
    void Connect();

    /// <summary>The consumer of this name, and the contract of what it has a copy of; null if it cannot be rebuilt here.</summary>
    (IProjection Projection, Type Event)? Projection(string name);

    /// <summary>Where snapshots of a contract come from; null if not from this service.</summary>
    RebuildSource? Snapshot(Type contract);
}
