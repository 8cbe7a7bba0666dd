using System.Buffers;

namespace Graph.Server;

/// <summary>
/// The memory of responses while they wait for their connections. The shared pool keeps 32 arrays of a size for each core,
/// which a few slow connections with large answers hold at once; this one keeps as many as a busy server needs, and no more.
/// </summary>
internal static class ResponseSegments
{
    /// <summary>The size of a segment in bytes.</summary>
    public const int Size = 64 * 1024;

    // 32 MB at most, and only if that much was once in use at the same time.
    private const int Kept = 512;

    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(Size, Kept);

    /// <summary>A segment of at least <see cref="Size"/> and <paramref name="atLeast"/> bytes.</summary>
    public static byte[] Rent(int atLeast) => atLeast <= Size ? Pool.Rent(Size) : ArrayPool<byte>.Shared.Rent(atLeast);

    /// <summary>Gives a segment back.</summary>
    public static void Return(byte[] segment) =>
        (segment.Length == Size ? Pool : ArrayPool<byte>.Shared).Return(segment);
}
