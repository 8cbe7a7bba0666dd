using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Graph.Types.Serialization;

/// <summary>
/// A constant piece of JSON, such as a key with its comma and colon, that is written thousands of times in a response. Its
/// memory is padded, so that a short one is copied by two wide moves instead of a call that looks at its length.
/// </summary>
public readonly struct JsonFragment
{
    /// <summary>How many bytes a copy touches at most, whatever the text's length.</summary>
    internal const int Width = 2 * 16;

    private readonly byte[]? _padded;

    /// <summary>A fragment of this text.</summary>
    public JsonFragment(ReadOnlySpan<byte> utf8)
    {
        Length = utf8.Length;
        _padded = new byte[Math.Max(utf8.Length, Width)];
        utf8.CopyTo(_padded);
    }

    /// <summary>The length in bytes.</summary>
    public int Length { get; }

    /// <summary>The text.</summary>
    public ReadOnlySpan<byte> Utf8 => _padded.AsSpan(0, Length);

    /// <summary>Copies a short text to where there is room for <see cref="Width"/> bytes.</summary>
    /// <returns>False if the text is longer.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryCopyTo(byte[] destination, int at)
    {
        if (Length > Width)
        {
            return false;
        }

        ref var source = ref MemoryMarshal.GetArrayDataReference(_padded!);
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(destination), at);
        Vector128.LoadUnsafe(ref source).StoreUnsafe(ref target);
        Vector128.LoadUnsafe(ref source, 16).StoreUnsafe(ref target, 16);
        return true;
    }
}
