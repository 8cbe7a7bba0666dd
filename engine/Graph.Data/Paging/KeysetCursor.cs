using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Paging;

/// <summary>
/// Writes and reads the cursors of one list in one order: base64url of a version, the list, the order and the values of the
/// order's members, and for a list with a horizon by how much the row was younger than it. A cursor is a position, not a
/// session: it never expires, and it stays valid when the row it was made of is gone.
/// </summary>
internal sealed class KeysetCursor
{
    private const byte Version = 2;
    private const int HeaderSize = 1 + sizeof(uint) + sizeof(uint);

    /// <summary>Longer than what any index takes as a key, so that no cursor of ours is longer.</summary>
    private const int MaxLength = 8192;

    private readonly string _list;
    private readonly uint _listHash;
    private readonly uint _orderHash;
    private readonly ImmutableArray<OrderMember> _order;
    private readonly TimeSpan? _horizon;

    /// <param name="list">The coordinate of the list's field, for the sentences.</param>
    /// <param name="order">The order of the list.</param>
    /// <param name="horizon">The list's horizon, if it has one.</param>
    /// <exception cref="InvalidOperationException">No cursor can hold a member of the order.</exception>
    public KeysetCursor(string list, ImmutableArray<OrderMember> order, TimeSpan? horizon = null)
    {
        _horizon = horizon;
        _list = list;
        _listHash = Hash(list);
        _order = order;
        var text = new StringBuilder();
        foreach (var member in order)
        {
            if (!CursorValue.IsSupported(member.Type))
            {
                throw new InvalidOperationException(
                    $"{list} cannot be paged in the order '{member}': no cursor holds a {member.Type.Name}. Sort by numbers, text, times, "
                        + "ids, enums or booleans."
                );
            }

            text.Append(member).Append(';');
        }

        if (horizon is not null)
        {
            text.Append("settles;");
        }

        _orderHash = Hash(text.ToString());
    }

    /// <summary>The cursor of a row.</summary>
    /// <param name="values">The values of the order's members; in a list with a horizon followed by the time of the statement.</param>
    public string Encode(object?[] values)
    {
        var bytes = new List<byte>(64);
        Span<byte> header = stackalloc byte[HeaderSize];
        header[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], _listHash);
        BinaryPrimitives.WriteUInt32BigEndian(header[5..], _orderHash);
        bytes.AddRange(header);
        foreach (var value in values.AsSpan(0, _order.Length))
        {
            CursorValue.Write(bytes, value);
        }

        if (_horizon is { } horizon)
        {
            // The driver reads now() as a DateTime, in UTC.
            var now = values[^1] is DateTime utc ? new DateTimeOffset(utc, TimeSpan.Zero) : (DateTimeOffset)values[^1]!;
            var unsettled = (DateTimeOffset)values[0]! - (now - horizon);
            CursorValue.Write(bytes, unsettled > TimeSpan.Zero ? unsettled : TimeSpan.Zero);
        }

        return Base64Url.EncodeToString(CollectionsMarshal.AsSpan(bytes));
    }

    /// <summary>The values of the order's members where a cursor is; null without a cursor.</summary>
    /// <param name="cursor">What a client sent.</param>
    /// <param name="argument">The argument that holds it, for the sentence.</param>
    /// <param name="isTowardsNewest">
    /// True if the client reads on towards where rows come in. A place that was younger than the horizon then becomes an earlier
    /// one, behind which nothing could appear any more: the first value alone.
    /// </param>
    /// <exception cref="GraphQLException">It is no cursor of this list in this order.</exception>
    public object?[]? Decode(string? cursor, string argument, bool isTowardsNewest = false)
    {
        if (cursor is null)
        {
            return null;
        }

        if (
            cursor.Length > MaxLength
            || !Base64Url.IsValid(cursor)
            || Base64Url.DecodeFromChars(cursor) is not { Length: > HeaderSize } decoded
            || decoded[0] != Version
        )
        {
            throw NoCursor(argument);
        }

        ReadOnlySpan<byte> bytes = decoded;
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]) != _listHash)
        {
            throw Bad(
                $"The argument '{argument}' is a cursor of another list; {_list} takes only cursors that it returned itself."
            );
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]) != _orderHash)
        {
            throw Bad(
                $"The argument '{argument}' is a cursor of {_list} in another order; repeat the order with which it was read, or "
                    + "start without a cursor."
            );
        }

        bytes = bytes[HeaderSize..];
        var values = new object?[_order.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (
                !CursorValue.TryRead(ref bytes, _order[i].Type, out values[i])
                || (values[i] is null && !_order[i].IsNullable)
            )
            {
                throw NoCursor(argument);
            }
        }

        object? unsettled = null;
        if (
            (_horizon is not null && !CursorValue.TryRead(ref bytes, typeof(TimeSpan), out unsettled))
            || !bytes.IsEmpty
            || unsettled is TimeSpan { Ticks: < 0 }
        )
        {
            throw NoCursor(argument);
        }

        return isTowardsNewest && unsettled is TimeSpan { Ticks: > 0 } age && (DateTimeOffset)values[0]! is var time
            ? [time.UtcTicks > age.Ticks ? time - age : DateTimeOffset.MinValue]
            : values;
    }

    private GraphQLException NoCursor(string argument) =>
        Bad(
            $"The argument '{argument}' is not a cursor: use an edge's cursor, or startCursor or endCursor of pageInfo, as {_list} "
                + "returned it."
        );

    private static GraphQLException Bad(string message) => new(message, ErrorCodes.BadUserInput);

    /// <summary>FNV-1a: small, and the same in every process and version (cursors are kept by clients).</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash;
    }
}
