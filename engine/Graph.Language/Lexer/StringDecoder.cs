using System.Buffers;
using System.Text;

namespace Graph.Language;

/// <summary>The values of string literals that the lexer found to be well-formed.</summary>
internal static class StringDecoder
{
    private const int StackBytes = 512;

    /// <summary>The value of a string from the bytes between its quotes.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-String-Value.Static-Semantics"/></remarks>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(raw);
        }

        // Every escape sequence is at least as long as the character that it stands for.
        byte[]? rented = raw.Length > StackBytes ? ArrayPool<byte>.Shared.Rent(raw.Length) : null;
        var buffer = rented ?? stackalloc byte[StackBytes];
        var length = 0;
        while (raw.Length > 0)
        {
            var plain = raw.IndexOf((byte)'\\');
            plain = plain < 0 ? raw.Length : plain;
            raw[..plain].CopyTo(buffer[length..]);
            length += plain;
            raw = raw[plain..];
            if (raw.Length == 0)
            {
                break;
            }

            if (raw[1] == 'u')
            {
                var read = DecodeUnicodeEscape(raw, out var rune);
                length += rune.EncodeToUtf8(buffer[length..]);
                raw = raw[read..];
            }
            else
            {
                buffer[length++] = raw[1] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    var itself => itself,
                };
                raw = raw[2..];
            }
        }

        var value = Encoding.UTF8.GetString(buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return value;
    }

    /// <summary>
    /// Reads <c>\uXXXX</c>, a surrogate pair of two of them, or <c>\u{X…}</c> at the start of a text. Returns how many
    /// bytes it took; 0 if it is no such sequence or stands for no Unicode scalar value.
    /// </summary>
    public static int DecodeUnicodeEscape(ReadOnlySpan<byte> text, out Rune rune)
    {
        rune = default;
        if (text.Length > 2 && text[2] == '{')
        {
            var digits = text[3..];
            var value = 0;
            for (var index = 0; index < digits.Length; index++)
            {
                if (digits[index] == '}')
                {
                    return index > 0 && Rune.TryCreate(value, out rune) ? index + 4 : 0;
                }

                var digit = HexDigit(digits[index]);
                value = (value << 4) | digit;
                if (digit < 0 || value > 0x10FFFF)
                {
                    return 0;
                }
            }

            return 0;
        }

        var first = DecodeFourDigits(text);
        if (Rune.TryCreate(first, out rune))
        {
            return 6;
        }

        return
            first >= 0
            && text.Length >= 12
            && DecodeFourDigits(text[6..]) is var second and >= 0
            && Rune.TryCreate((char)first, (char)second, out rune)
            ? 12
            : 0;
    }

    /// <summary>The value of a block string from the bytes between its triple quotes.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#BlockStringValue()"/></remarks>
    public static string DecodeBlock(ReadOnlySpan<byte> raw)
    {
        var commonIndent = int.MaxValue;
        var firstLine = -1;
        var lastLine = -1;
        var rest = raw;
        for (var line = 0; TryReadLine(ref rest, line, out var text); line++)
        {
            var indent = text.IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (indent < 0)
            {
                continue;
            }

            firstLine = firstLine < 0 ? line : firstLine;
            lastLine = line;
            if (line > 0)
            {
                commonIndent = Math.Min(commonIndent, indent);
            }
        }

        if (firstLine < 0)
        {
            return "";
        }

        byte[]? rented = raw.Length > StackBytes ? ArrayPool<byte>.Shared.Rent(raw.Length) : null;
        var buffer = rented ?? stackalloc byte[StackBytes];
        var length = 0;
        rest = raw;
        for (var line = 0; line <= lastLine && TryReadLine(ref rest, line, out var text); line++)
        {
            if (line < firstLine)
            {
                continue;
            }

            if (line > firstLine)
            {
                buffer[length++] = (byte)'\n';
            }

            length += CopyUnescaped(line == 0 ? text : text[Math.Min(commonIndent, text.Length)..], buffer[length..]);
        }

        var value = Encoding.UTF8.GetString(buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return value;
    }

    /// <summary>Takes the next line off a text; line 0 is there even if the text is empty.</summary>
    private static bool TryReadLine(ref ReadOnlySpan<byte> rest, int line, out ReadOnlySpan<byte> text)
    {
        if (rest.IsEmpty && line > 0)
        {
            text = default;
            return false;
        }

        var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            text = rest;
            rest = default;
            return true;
        }

        text = rest[..end];
        rest = rest[(rest[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1)..];
        return true;
    }

    private static int CopyUnescaped(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var length = 0;
        while (true)
        {
            var escape = text.IndexOf("\\\"\"\""u8);
            if (escape < 0)
            {
                text.CopyTo(target[length..]);
                return length + text.Length;
            }

            text[..escape].CopyTo(target[length..]);
            "\"\"\""u8.CopyTo(target[(length + escape)..]);
            length += escape + 3;
            text = text[(escape + 4)..];
        }
    }

    private static int DecodeFourDigits(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6 || text[0] != '\\' || text[1] != 'u')
        {
            return -1;
        }

        var value = 0;
        foreach (var digit in text[2..6])
        {
            var bits = HexDigit(digit);
            if (bits < 0)
            {
                return -1;
            }

            value = (value << 4) | bits;
        }

        return value;
    }

    private static int HexDigit(byte value) =>
        value switch
        {
            >= (byte)'0' and <= (byte)'9' => value - '0',
            >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
            _ => -1,
        };
}
