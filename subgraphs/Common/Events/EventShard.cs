namespace Graph.Common.Events;

/// <summary>
/// The events of a service are divided over a few shards by what they are about: a shard is carried in order by one relay
/// and consumed in order by one consumer at a time.
/// </summary>
public static class EventShard
{
    /// <summary>
    /// How many shards each service has. It is written into rows and names of queues: before it may change, every outbox
    /// and queue must be empty.
    /// </summary>
    public const int Count = 4;

    /// <summary>The shard of an aggregate.</summary>
    public static int Of(Guid aggregateId)
    {
        Span<byte> bytes = stackalloc byte[16];
        aggregateId.TryWriteBytes(bytes, bigEndian: true, out _);
        // The last bits are random in every version of UUID that the graph makes.
        return bytes[15] % Count;
    }
}
