using System.Text;

namespace Graph.Language;

/// <summary>Facts about a UTF-8 text that are needed once, when something is wrong with it.</summary>
internal static class SourceText
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>How many bytes more than UTF-16 code units a valid text has.</summary>
    public static int Surplus(ReadOnlySpan<byte> text) =>
        Ascii.IsValid(text) ? 0 : text.Length - Encoding.UTF8.GetCharCount(text);

    /// <summary>The line and column of an offset. A byte order mark at the very start takes no column.</summary>
    public static Location Locate(ReadOnlySpan<byte> source, int start, int end)
    {
        var line = 1;
        var lineStart = source.StartsWith(ByteOrderMark) ? Math.Min(ByteOrderMark.Length, start) : 0;
        while (true)
        {
            var index = source[lineStart..start].IndexOfAny((byte)'\r', (byte)'\n');
            if (index < 0)
            {
                break;
            }

            lineStart += index + 1;
            if (source[lineStart - 1] == '\r' && lineStart < source.Length && source[lineStart] == '\n')
            {
                if (lineStart >= start)
                {
                    // The offset is the LF of a CRLF: still the line that the pair ends.
                    lineStart -= index + 1;
                    break;
                }

                lineStart++;
            }

            line++;
        }

        var before = source[lineStart..start];
        return new Location(start, end, line, before.Length - Surplus(before) + 1);
    }

    /// <summary>The offset of the first byte that is not part of a valid UTF-8 sequence; -1 if there is none.</summary>
    public static int FindInvalidUtf8(ReadOnlySpan<byte> source)
    {
        if (System.Text.Unicode.Utf8.IsValid(source))
        {
            return -1;
        }

        var offset = 0;
        while (Rune.DecodeFromUtf8(source[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
