using System.Buffers;
using System.Runtime.CompilerServices;

namespace Graph.Fusion.Sources;

/// <summary>
/// The memory of requests that are under way: answers, slots, responses. The shared pool keeps 32 arrays of a size for each
/// core, and as many requests as clients have open hold one or more of each; what it has no room for would be allocated
/// anew, the largest among the large objects, which are only collected together with everything else. So the larger ones
/// have a pool that keeps more.
/// </summary>
internal static class RequestArrays<T>
    where T : unmanaged
{
    private const int LargestSharedBytes = 8 * 1024;
    private const int LargestBytes = 512 * 1024;

    // Of each of six sizes: 63 MB at most, and only if that much was once in use at the same time.
    private const int Kept = 64;

    private static readonly int LargestShared = LargestSharedBytes / Unsafe.SizeOf<T>();
    private static readonly int Largest = LargestBytes / Unsafe.SizeOf<T>();
    private static readonly ArrayPool<T> Own = ArrayPool<T>.Create(Largest, Kept);

    /// <summary>An array of at least a length, with anything in it.</summary>
    public static T[] Rent(int length) => PoolOf(length).Rent(length);

    /// <summary>Gives an array of this or of the shared pool back.</summary>
    public static void Return(T[] array) => PoolOf(array.Length).Return(array);

    private static ArrayPool<T> PoolOf(int length) =>
        length > LargestShared && length <= Largest ? Own : ArrayPool<T>.Shared;
}
