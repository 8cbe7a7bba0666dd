using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Graph.Common.Paging;

/// <summary>
/// Opaque cursors: base64url of version, list, filter, sort key and id, and how far the row was from being settled. A cursor is a position, not a session: it never
/// expires, and it stays valid when the row it was made of is gone.
/// </summary>
public static class Cursor
{
    private const byte Version = 2;
    private const int Size = 1 + 4 + 4 + 8 + 16 + 4;

    // The first version did not know of settling; clients keep cursors.
    private const byte FirstVersion = 1;
    private const int FirstSize = Size - 4;
    private const int FirstLength = (FirstSize * 4 + 2) / 3;

    /// <summary>How many characters every cursor has.</summary>
    public const int Length = (Size * 4 + 2) / 3;

    /// <summary>The cursor of a row of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="position">Where the row is in it.</param>
    /// <param name="settledUntil">The time before which nothing can appear any more (<see cref="Page{T}.SettledUntil"/>).</param>
    public static string Encode(ListKind list, KeysetPosition position, DateTimeOffset? settledUntil = null)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], list.NameHash);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[5..], list.FilterHash);
        BinaryPrimitives.WriteInt64BigEndian(bytes[9..], Microseconds(position.At));
        position.Id.TryWriteBytes(bytes[17..], bigEndian: true, out _);
        var unsettled = settledUntil is { } until ? (position.At - until).Ticks / TimeSpan.TicksPerMicrosecond : 0;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[33..], (uint)Math.Clamp(unsettled, 0, uint.MaxValue));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor of this list with this filter.</summary>
    /// <param name="cursor">What a client sent.</param>
    /// <param name="list">The list that is being read.</param>
    /// <param name="argument">The argument that holds the cursor, for the message: <c>after</c>.</param>
    /// <param name="position">The place that the cursor stands for.</param>
    /// <param name="error">A sentence that says why the cursor cannot be used here.</param>
    public static bool TryDecode(
        ReadOnlySpan<char> cursor,
        ListKind list,
        string argument,
        out KeysetPosition position,
        [NotNullWhen(false)] out string? error
    )
    {
        position = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (
            cursor.Length is not (Length or FirstLength)
            || !Base64Url.IsValid(cursor)
            || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written)
            || (written, bytes[0]) is not ((Size, Version) or (FirstSize, FirstVersion))
        )
        {
            error =
                $"The argument '{argument}' is not a cursor: use an edge's cursor, or startCursor or endCursor of pageInfo, "
                + $"as {list.Name} returned it.";
            return false;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]) != list.NameHash)
        {
            error =
                $"The argument '{argument}' is a cursor of another list; {list.Name} takes only cursors that it returned itself.";
            return false;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]) != list.FilterHash)
        {
            error =
                $"The argument '{argument}' is a cursor of {list.Name} with other filter arguments; repeat the arguments with "
                + "which it was read, or start without a cursor.";
            return false;
        }

        var microseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[9..]);
        if (microseconds is < 0 or > MaxMicroseconds)
        {
            error = $"The argument '{argument}' is not a cursor: its time is out of range.";
            return false;
        }

        position = new KeysetPosition(
            DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond),
            new Guid(bytes[17..33], bigEndian: true)
        )
        {
            Unsettled = TimeSpan.FromMicroseconds(
                bytes[0] == Version ? BinaryPrimitives.ReadUInt32BigEndian(bytes[33..]) : 0
            ),
        };
        error = null;
        return true;
    }

    /// <summary>The year 9999: within what both .NET and PostgreSQL hold.</summary>
    private const long MaxMicroseconds = 253_402_300_799_999_999;

    private static long Microseconds(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
