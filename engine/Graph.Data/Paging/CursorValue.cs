using System.Buffers.Binary;
using System.Text;

namespace Graph.Data.Paging;

/// <summary>How the value of one member of an order is written into a cursor, by its C# type.</summary>
internal static class CursorValue
{
    private const byte Null = 0;
    private const byte Present = 1;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>True for the types that <see cref="Write"/> and <see cref="TryRead"/> know.</summary>
    public static bool IsSupported(Type type)
    {
        var plain = Plain(type);
        return Type.GetTypeCode(plain) is not (TypeCode.Object or TypeCode.Empty or TypeCode.DBNull or TypeCode.Char)
            || plain == typeof(Guid)
            || plain == typeof(DateTimeOffset)
            || plain == typeof(DateOnly)
            || plain == typeof(TimeOnly)
            || plain == typeof(TimeSpan);
    }

    /// <summary>Writes a value that the database gave.</summary>
    public static void Write(List<byte> bytes, object? value)
    {
        if (value is null)
        {
            bytes.Add(Null);
            return;
        }

        bytes.Add(Present);
        switch (value)
        {
            case string text:
                var encoded = Utf8.GetBytes(text);
                WriteInt(bytes, encoded.Length);
                bytes.AddRange(encoded);
                break;
            case Guid id:
                bytes.AddRange(id.ToByteArray(bigEndian: true));
                break;
            case DateTimeOffset moment:
                WriteInt(bytes, moment.UtcTicks);
                break;
            case DateTime moment:
                bytes.Add((byte)moment.Kind);
                WriteInt(bytes, moment.Ticks);
                break;
            case DateOnly day:
                WriteInt(bytes, day.DayNumber);
                break;
            case TimeOnly time:
                WriteInt(bytes, time.Ticks);
                break;
            case TimeSpan span:
                WriteInt(bytes, span.Ticks);
                break;
            case decimal number:
                foreach (var part in decimal.GetBits(number))
                {
                    WriteInt(bytes, part);
                }

                break;
            case double number:
                WriteInt(bytes, BitConverter.DoubleToInt64Bits(number));
                break;
            case float number:
                WriteInt(bytes, BitConverter.SingleToInt32Bits(number));
                break;
            case bool flag:
                bytes.Add(flag ? (byte)1 : (byte)0);
                break;
            case ulong number:
                WriteInt(bytes, unchecked((long)number));
                break;
            default:
                WriteInt(bytes, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Reads a value; false if the bytes hold none of this type.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, Type type, out object? value)
    {
        value = null;
        if (!TryReadByte(ref bytes, out var presence) || presence > Present)
        {
            return false;
        }

        if (presence == Null)
        {
            return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        }

        try
        {
            return TryReadPresent(ref bytes, Plain(type), out value)
                && (Nullable.GetUnderlyingType(type) ?? type) is var exact
                && (!exact.IsEnum || (value = Enum.ToObject(exact, value!)) is not null);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            // Numbers that are outside of what the type can be.
            return false;
        }
    }

    private static bool TryReadPresent(ref ReadOnlySpan<byte> bytes, Type type, out object? value)
    {
        value = null;
        if (type == typeof(string))
        {
            if (!TryReadInt(ref bytes, out var length) || length < 0 || length > bytes.Length)
            {
                return false;
            }

            var text = Utf8.GetString(bytes[..(int)length]);
            bytes = bytes[(int)length..];
            value = text;

            // PostgreSQL has no such character.
            return !text.Contains('\0', StringComparison.Ordinal);
        }

        if (type == typeof(Guid))
        {
            if (bytes.Length < 16)
            {
                return false;
            }

            value = new Guid(bytes[..16], bigEndian: true);
            bytes = bytes[16..];
            return true;
        }

        if (type == typeof(bool))
        {
            var isFlag = TryReadByte(ref bytes, out var flag) && flag <= 1;
            value = flag == 1;
            return isFlag;
        }

        if (type == typeof(decimal))
        {
            Span<int> parts = stackalloc int[4];
            for (var i = 0; i < parts.Length; i++)
            {
                if (!TryReadInt(ref bytes, out var part))
                {
                    return false;
                }

                parts[i] = checked((int)part);
            }

            value = new decimal(parts);
            return true;
        }

        byte kind = 0;
        if (type == typeof(DateTime) && !(TryReadByte(ref bytes, out kind) && kind <= (byte)DateTimeKind.Local))
        {
            return false;
        }

        if (!TryReadInt(ref bytes, out var number))
        {
            return false;
        }

        value =
            type == typeof(DateTimeOffset) ? new DateTimeOffset(number, TimeSpan.Zero)
            : type == typeof(DateTime) ? new DateTime(number, (DateTimeKind)kind)
            : type == typeof(DateOnly) ? DateOnly.FromDayNumber(checked((int)number))
            : type == typeof(TimeOnly) ? new TimeOnly(number)
            : type == typeof(TimeSpan) ? new TimeSpan(number)
            : type == typeof(double) ? BitConverter.Int64BitsToDouble(number)
            : type == typeof(float) ? BitConverter.Int32BitsToSingle(checked((int)number))
            : type == typeof(ulong) ? unchecked((ulong)number)
            : Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }

    private static Type Plain(Type type)
    {
        var exact = Nullable.GetUnderlyingType(type) ?? type;
        return exact.IsEnum ? Enum.GetUnderlyingType(exact) : exact;
    }

    private static void WriteInt(List<byte> bytes, long value)
    {
        Span<byte> buffer = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(buffer, value);
        bytes.AddRange(buffer);
    }

    private static bool TryReadInt(ref ReadOnlySpan<byte> bytes, out long value)
    {
        var isThere = BinaryPrimitives.TryReadInt64BigEndian(bytes, out value);
        bytes = isThere ? bytes[sizeof(long)..] : bytes;
        return isThere;
    }

    private static bool TryReadByte(ref ReadOnlySpan<byte> bytes, out byte value)
    {
        value = bytes.IsEmpty ? default : bytes[0];
        var isThere = !bytes.IsEmpty;
        bytes = isThere ? bytes[1..] : bytes;
        return isThere;
    }
}
