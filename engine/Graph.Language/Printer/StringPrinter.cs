using System.Globalization;
using System.Text;

namespace Graph.Language;

/// <summary>Prints string values as literals.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-String-Value"/></remarks>
internal static class StringPrinter
{
    // A longer single line gets a line of its own between the quotes, as graphql-js has it.
    private const int MaxSingleLine = 70;

    /// <summary>Appends a quoted string on one line.</summary>
    public static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            // A surrogate without its pair, which no document can carry, comes as the replacement character.
            switch (rune.Value)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append(@"\\");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < 0x20 or (>= 0x7F and < 0xA0):
                    text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
                    break;
                default:
                    text.Append(rune);
                    break;
            }
        }

        text.Append('"');
    }

    /// <summary>True if a block string can stand for exactly this value.</summary>
    /// <remarks>
    /// Blank lines at the ends and common indentation would be lost, and control characters are not legible.
    /// </remarks>
    public static bool FitsBlock(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is (< 0x20 and not '\t' and not '\n') or (>= 0x7F and < 0xA0) or 0xFFFD)
            {
                return false;
            }
        }

        var lines = 0;
        var isIndented = true;
        var isLastBlank = true;
        foreach (var range in value.AsSpan().Split('\n'))
        {
            var line = value.AsSpan(range);
            isLastBlank = line.IndexOfAnyExcept(' ', '\t') < 0;
            if (isLastBlank && lines == 0)
            {
                return false;
            }

            isIndented &= isLastBlank || line[0] is ' ' or '\t';
            lines++;
        }

        return !isLastBlank && (lines == 1 || !isIndented);
    }

    /// <summary>Appends a block string whose lines begin at an indentation. The value must fit one.</summary>
    public static void AppendBlock(StringBuilder text, string value, int indentation)
    {
        var isSingleLine = !value.Contains('\n');
        var isLong = !isSingleLine || value.Length > MaxSingleLine;
        // A quote or a backslash would join with the quotes that end the string.
        var endsOnOwnLine = isLong || value.EndsWith('"') || value.EndsWith('\\');
        // The first line keeps its white space only beside the opening quotes.
        var beginsOnOwnLine = endsOnOwnLine && !(isSingleLine && value is [' ' or '\t', ..]);

        text.Append("\"\"\"");
        var isFirst = true;
        foreach (var range in value.AsSpan().Split('\n'))
        {
            var line = value.AsSpan(range);
            if (!isFirst || beginsOnOwnLine)
            {
                text.Append('\n').Append(' ', line.IsEmpty ? 0 : indentation);
            }

            AppendEscaped(text, line);
            isFirst = false;
        }

        if (endsOnOwnLine)
        {
            text.Append('\n').Append(' ', indentation);
        }

        text.Append("\"\"\"");
    }

    private static void AppendEscaped(StringBuilder text, ReadOnlySpan<char> line)
    {
        while (line.IndexOf("\"\"\"") is var quotes and >= 0)
        {
            text.Append(line[..quotes]).Append("\\\"\"\"");
            line = line[(quotes + 3)..];
        }

        text.Append(line);
    }
}
