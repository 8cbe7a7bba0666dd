using System.Reflection;
using System.Text.Json;
using Graph.Events;

namespace Graph.Common.Events;

/// <summary>The contracts of an assembly: which record a type and a version mean, and how it becomes the newest.</summary>
public sealed class EventContracts
{
    private readonly Dictionary<(string Type, int Version), Contract> _byName = [];
    private readonly Dictionary<Type, EventContractAttribute[]> _byRecord = [];

    /// <summary>Reads the contracts of assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two records claim the same type and version, or one has no contract.</exception>
    public EventContracts(params IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type is not { IsClass: true, IsAbstract: false } || !type.IsAssignableTo(typeof(IEvent)))
            {
                continue;
            }

            EventContractAttribute[] contracts = [.. type.GetCustomAttributes<EventContractAttribute>()];
            if (contracts.Length == 0)
            {
                throw new InvalidOperationException(
                    $"{type} is an event without a contract: give it [EventContract(\"service.aggregate.fact\", 1)]."
                );
            }

            _byRecord[type] = contracts;
            foreach (var contract in contracts)
            {
                if (!_byName.TryAdd((contract.Type, contract.Version), new Contract(type, UpgradeOf(type))))
                {
                    throw new InvalidOperationException(
                        $"{type} and {_byName[(contract.Type, contract.Version)].Record} are both {contract.Type} in version "
                            + $"{contract.Version}: a changed record gets the next version."
                    );
                }
            }
        }
    }

    /// <summary>The contracts of the graph.</summary>
    public static EventContracts Graph { get; } = new(typeof(IEvent).Assembly);

    /// <summary>Every record that is a contract.</summary>
    public IEnumerable<Type> Records => _byRecord.Keys;

    /// <summary>The contract of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="source">Who publishes it, of several; null where one service does.</param>
    /// <exception cref="InvalidOperationException">The record is none of these contracts.</exception>
    public EventContractAttribute Of(Type record, string? source = null)
    {
        foreach (var contract in AllOf(record))
        {
            if (source is null || EventEnvelope.SourceOf(contract.Type) == source)
            {
                return contract;
            }
        }

        throw new InvalidOperationException(
            $"{record} is no event of {source}: give it [EventContract(\"{source}.aggregate.fact\", 1)] as well."
        );
    }

    /// <summary>The contracts of a record: one for each service that publishes it.</summary>
    /// <exception cref="InvalidOperationException">The record is none of these contracts.</exception>
    public IReadOnlyList<EventContractAttribute> AllOf(Type record) =>
        _byRecord.TryGetValue(record, out var contracts)
            ? contracts
            : throw new InvalidOperationException($"{record} is no contract of an event that is known here.");

    /// <summary>Whether any version of a type is known.</summary>
    public bool Knows(string type) => _byName.Keys.Any(name => name.Type == type);

    /// <summary>Reads an event's record, in its newest version.</summary>
    /// <exception cref="UnreadableEventException">The version is unknown, or the data do not fit the contract.</exception>
    public IEvent Read(EventEnvelope envelope)
    {
        if (!_byName.TryGetValue((envelope.Type, envelope.TypeVersion), out var contract))
        {
            throw new UnreadableEventException(
                $"{envelope.Type} came in version {envelope.TypeVersion}, which this service does not know: it was written by a "
                    + "newer service. Bring this one up to date, then replay."
            );
        }

        try
        {
            var read = (IEvent?)envelope.Data.Deserialize(contract.Record, EventJson.Options);
            while (read is not null && contract.Upgrade is { } upgrade)
            {
                read = (IEvent)upgrade.Invoke(read, null)!;
                contract = new Contract(read.GetType(), UpgradeOf(read.GetType()));
            }

            return read ?? throw new UnreadableEventException($"{envelope.Type} has no data.");
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException($"{envelope.Type} does not fit its contract: {e.Message}", e);
        }
    }

    private static MethodInfo? UpgradeOf(Type record) =>
        record
            .GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEarlierVersionOf<>))
            ?.GetMethod(nameof(IEarlierVersionOf<IEvent>.Upgrade));

    private readonly record struct Contract(Type Record, MethodInfo? Upgrade);
}
