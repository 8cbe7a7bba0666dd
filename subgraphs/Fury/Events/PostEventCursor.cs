using System.Buffers.Binary;
using System.Buffers.Text;

namespace Graph.Fury.Events;

/// <summary>The place of an event: which run of the service counted it, and its number there.</summary>
internal readonly record struct PostEventCursor(ulong Run, long Sequence)
{
    private const int Size = 16;
    private const int Length = (Size * 4 + 2) / 3;

    /// <summary>The opaque text that clients get.</summary>
    public string Encode()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Run);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Sequence);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what a client sends back.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out PostEventCursor cursor)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (
            text.Length != Length
            || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != Size
        )
        {
            cursor = default;
            return false;
        }

        cursor = new PostEventCursor(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[8..])
        );
        return true;
    }
}
