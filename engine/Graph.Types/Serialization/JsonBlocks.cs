using System.Buffers;

namespace Graph.Types.Serialization;

/// <summary>
/// The memory of JSON while it waits for its connection. The shared pool keeps 32 arrays of a size for each core, which a
/// few slow connections with large answers hold at once; the blocks after the first have a pool of their own, which keeps as
/// many as a busy server needs, and no more.
/// </summary>
public static class JsonBlocks
{
    private const int FirstSize = 32 * 1024;
    private const int NextSize = 64 * 1024;

    // 32 MB at most, and only if that much was once in use at the same time.
    private const int Kept = 512;

    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(NextSize, Kept);

    /// <summary>The first block of a text, 32 kB: most texts need no other.</summary>
    internal static byte[] RentFirst() => ArrayPool<byte>.Shared.Rent(FirstSize);

    /// <summary>A further block, 64 kB.</summary>
    internal static byte[] RentNext() => Pool.Rent(NextSize);

    /// <summary>Gives a block back.</summary>
    public static void Return(byte[] block) => (block.Length == NextSize ? Pool : ArrayPool<byte>.Shared).Return(block);
}
