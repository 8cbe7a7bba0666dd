namespace Graph.Events;

/// <summary>Names an event as it is written: <c>death.counts.changed</c>, version 1.</summary>
/// <remarks>
/// Within a version members may be added if they may be absent, and nothing else may change: what was written yesterday
/// is read tomorrow. Any other change is a new record with the next version, to which the former record upgrades
/// (<see cref="IEarlierVersionOf{TNewer}"/>). A record that several services publish alike has a contract for each of them.
/// </remarks>
/// <param name="type">The service, the aggregate and what happened to it: <c>service.aggregate.fact</c>.</param>
/// <param name="version">1 for the first version.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class EventContractAttribute(string type, int version) : Attribute
{
    /// <summary>The service, the aggregate and what happened to it.</summary>
    public string Type { get; } = type;

    /// <summary>The version of the record's members.</summary>
    public int Version { get; } = version;
}
