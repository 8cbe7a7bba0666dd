using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Graph.Common.Ids;

/// <summary>
/// The UUIDs of every row: version 8 of RFC 9562, section 5.8, that is 12 bits of the owning author's shard, 48 bits of
/// Unix milliseconds and 62 random bits, with the version and variant where the RFC puts them.
/// </summary>
/// <remarks>
/// Rows of one author lie together in the order of time, a distributed database gets no hot range, and the first 12 bits
/// are the routing key when a service outgrows one cluster. PostgreSQL orders <c>uuid</c> as these bytes.
/// </remarks>
public static class UuidV8
{
    /// <summary>How many shards there are: 12 bits.</summary>
    public const int Shards = 4096;

    private const long MaxMilliseconds = (1L << 48) - 1;
    private const ulong RandomMask = (1UL << 62) - 1;

    /// <summary>A new user: an author of their own, on a random shard.</summary>
    public static Guid NewUser() => Create(RandomNumberGenerator.GetInt32(Shards), DateTimeOffset.UtcNow, RandomBits());

    /// <summary>A new row that belongs to an author (or to a post or comment of that author): on the same shard.</summary>
    public static Guid NewId(Guid author) => Create(ShardOf(author), DateTimeOffset.UtcNow, RandomBits());

    /// <summary>The UUID of these parts; of <paramref name="random"/> the lower 62 bits are used.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shard is not in 0..4095, or the time is before 1970.</exception>
    public static Guid Create(int shard, DateTimeOffset at, ulong random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shard, Shards);
        var milliseconds = at.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(at));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MaxMilliseconds, nameof(at));

        // custom_a (48) = shard (12) + the upper 36 bits of the time; version (4); custom_b (12) = the rest of the time.
        var upper =
            ((ulong)shard << 52) | (((ulong)milliseconds >> 12) << 16) | (8UL << 12) | ((ulong)milliseconds & 0xFFF);
        var lower = (0b10UL << 62) | (random & RandomMask);

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, upper);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], lower);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The shard of an id. An id that another system made (not version 8) gets one by hashing.</summary>
    public static int ShardOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var upper = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        if (id.Version == 8)
        {
            return (int)(upper >> 52);
        }

        var mixed = (upper ^ BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])) * 0x9E3779B97F4A7C15UL;
        return (int)(mixed >> 52);
    }

    /// <summary>When the id was made, to the millisecond.</summary>
    /// <exception cref="ArgumentException">The id is not of version 8.</exception>
    public static DateTimeOffset TimeOf(Guid id)
    {
        if (id.Version != 8)
        {
            throw new ArgumentException($"{id} is not a version 8 UUID.", nameof(id));
        }

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var upper = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(((upper << 12) >> 28 << 12) | (upper & 0xFFF)));
    }

    private static ulong RandomBits()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
