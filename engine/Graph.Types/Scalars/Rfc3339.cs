using System.Globalization;

namespace Graph.Types;

/// <summary>Reads and writes instants in the format of RFC 3339, section 5.6.</summary>
internal static class Rfc3339
{
    /// <summary>The longest text: nine digits of a second and an offset in minutes.</summary>
    public const int MaxBytes = 40;

    /// <summary>Reads an instant. The fraction of a second may have any number of digits; 100 ns are kept.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        if (
            text.Length is < 20 or > 64
            || text[4] != '-'
            || text[7] != '-'
            || text[10] is not ('T' or 't')
            || text[13] != ':'
            || text[16] != ':'
            || !Number(text[..4], out var year)
            || !Number(text[5..7], out var month)
            || !Number(text[8..10], out var day)
            || !Number(text[11..13], out var hour)
            || !Number(text[14..16], out var minute)
            || !Number(text[17..19], out var second)
            || !TryParseFraction(text[19..], out var ticks, out var rest)
            || !TryParseOffset(rest, out var offset)
        )
        {
            return false;
        }

        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 60
        )
        {
            return false;
        }

        // A leap second has no instant of its own in .NET: it is the last tick-second before it.
        var local = new DateTime(year, month, day, hour, minute, Math.Min(second, 59)).AddTicks(ticks);
        if (local.Ticks - offset.Ticks < 0 || local.Ticks - offset.Ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, offset);
        return true;
    }

    /// <summary>Writes an instant: no fraction if it is zero, else without trailing zeros; <c>Z</c> for UTC.</summary>
    /// <returns>The number of bytes written, at most <see cref="MaxBytes"/>.</returns>
    public static int Format(DateTimeOffset value, Span<byte> destination)
    {
        value.TryFormat(destination, out var written, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var ticks = (int)(value.Ticks % TimeSpan.TicksPerSecond);
        if (ticks != 0)
        {
            destination[written++] = (byte)'.';
            for (var unit = 1_000_000; ticks != 0; unit /= 10)
            {
                destination[written++] = (byte)('0' + (ticks / unit));
                ticks %= unit;
            }
        }

        var offset = (int)value.Offset.TotalMinutes;
        if (offset == 0)
        {
            destination[written++] = (byte)'Z';
            return written;
        }

        destination[written++] = (byte)(offset < 0 ? '-' : '+');
        offset = Math.Abs(offset);
        TwoDigits(offset / 60, destination[written..]);
        destination[written + 2] = (byte)':';
        TwoDigits(offset % 60, destination[(written + 3)..]);
        return written + 5;
    }

    private static void TwoDigits(int value, Span<byte> destination)
    {
        destination[0] = (byte)('0' + (value / 10));
        destination[1] = (byte)('0' + (value % 10));
    }

    private static bool TryParseFraction(ReadOnlySpan<char> text, out long ticks, out ReadOnlySpan<char> rest)
    {
        ticks = 0;
        rest = text;
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        var unit = TimeSpan.TicksPerSecond / 10;
        var i = 1;
        for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
        {
            ticks += (text[i] - '0') * unit;
            unit /= 10;
        }

        rest = text[i..];
        return i > 1;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (
            text.Length != 6
            || text[0] is not ('+' or '-')
            || text[3] != ':'
            || !Number(text[1..3], out var hours)
            || !Number(text[4..6], out var minutes)
            || minutes > 59
            || (hours * 60) + minutes > 14 * 60
        )
        {
            return false;
        }

        offset = TimeSpan.FromMinutes(((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1));
        return true;
    }

    private static bool Number(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
