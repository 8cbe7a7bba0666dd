using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Graph.Types.Serialization;

/// <summary>
/// Text that JSON shows as it is: ASCII without control characters, quotes and backslashes. Nearly all text is, so it is
/// checked and narrowed to UTF-8 in one pass.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8259#section-7"/></remarks>
internal static class PlainText
{
    /// <summary>Copies the plain characters at the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="utf8">Where to; at least as long as the text. Bytes after the copied ones may be overwritten.</param>
    /// <returns>How many characters were copied: all of them, or those before the first that needs more.</returns>
    public static int Narrow(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(utf8.Length, text.Length);
        var done = 0;
        var length = text.Length;
        if (length >= Vector128<ushort>.Count)
        {
            ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            ref var target = ref MemoryMarshal.GetReference(utf8);
            var last = length - Vector128<ushort>.Count;
            while (true)
            {
                var characters = Vector128.LoadUnsafe(ref source, (nuint)done);
                if (HasOther(characters))
                {
                    break;
                }

                // Eight bytes: as many as were read, so nothing is written beyond the text's own length.
                Unsafe.WriteUnaligned(
                    ref Unsafe.Add(ref target, done),
                    Vector128.Narrow(characters, characters).AsUInt64().ToScalar()
                );
                if (done == last)
                {
                    return length;
                }

                // The last step overlaps the one before instead of leaving a rest.
                done = Math.Min(done + Vector128<ushort>.Count, last);
            }
        }
        else if (length >= 4 && NarrowFour(text, utf8, 0) && NarrowFour(text, utf8, length - 4))
        {
            return length;
        }

        while (done < length && IsPlain(text[done]))
        {
            utf8[done] = (byte)text[done];
            done++;
        }

        return done;
    }

    // Two overlapping steps of four characters serve every length from four to eight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool NarrowFour(ReadOnlySpan<char> text, Span<byte> utf8, int at)
    {
        var four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[at..]));
        var characters = Vector128.Create(four, four).AsUInt16();
        if (HasOther(characters))
        {
            return false;
        }

        var bytes = Vector128.Narrow(characters, characters).AsUInt32().ToScalar();
        MemoryMarshal.Write(utf8[at..], in bytes);
        return true;
    }

    private static bool IsPlain(char character) => character is >= ' ' and <= '\u007f' and not '"' and not '\\';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasOther(Vector128<ushort> characters)
    {
        // Control characters wrap around to large numbers.
        var outside = Vector128.GreaterThan(
            characters - Vector128.Create((ushort)' '),
            Vector128.Create((ushort)(0x7f - ' '))
        );
        var quotes = Vector128.Equals(characters, Vector128.Create((ushort)'"'));
        var backslashes = Vector128.Equals(characters, Vector128.Create((ushort)'\\'));
        return (outside | quotes | backslashes) != Vector128<ushort>.Zero;
    }
}
