using System.Security.Cryptography;

namespace Graph.Events.Death;

/// <summary>
/// What somebody has to do with somebody else, in that direction, after a change of it. All of it is told each time, so the latest
/// says everything that those before it said; nothing is left when all of it is false.
/// </summary>
/// <param name="FromId">Who follows, asks, blocks or mutes.</param>
/// <param name="ToId">Whom.</param>
/// <param name="Follows">Whether <paramref name="FromId"/> follows <paramref name="ToId"/>.</param>
/// <param name="Requests">Whether <paramref name="FromId"/> has asked to follow a private account and waits for its answer.</param>
/// <param name="Blocks">Whether <paramref name="FromId"/> blocks <paramref name="ToId"/>.</param>
/// <param name="MutedUntil">When the mute ends; null for one without an end, and for none.</param>
/// <param name="Mutes">Whether <paramref name="FromId"/> mutes <paramref name="ToId"/>, until <paramref name="MutedUntil"/>.</param>
/// <param name="Version">
/// More with every change between the two, in either direction; it never goes back, also not when nothing is left between them.
/// </param>
[EventContract("death.relation.changed", 1)]
public sealed record RelationChanged(
    Guid FromId,
    Guid ToId,
    bool Follows,
    bool Requests,
    bool Blocks,
    DateTimeOffset? MutedUntil,
    bool Mutes,
    long Version
) : IEvent
{
    private const int GuidSize = 16;

    Guid IEvent.AggregateId => AggregateOf(FromId, ToId);

    /// <summary>The aggregate of one direction between two people: always the same, and another one for the other direction.</summary>
    /// <param name="fromId">Who follows, asks, blocks or mutes.</param>
    /// <param name="toId">Whom.</param>
    public static Guid AggregateOf(Guid fromId, Guid toId)
    {
        Span<byte> pair = stackalloc byte[2 * GuidSize];
        fromId.TryWriteBytes(pair, bigEndian: true, out _);
        toId.TryWriteBytes(pair[GuidSize..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(pair, hash);
        // A UUID of version 8: made in its own way.
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..GuidSize], bigEndian: true);
    }
}
