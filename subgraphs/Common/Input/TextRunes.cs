using System.Globalization;
using System.Text;

namespace Graph.Common.Input;

/// <summary>What a reader sees of a text: whether there is anything at all, whether it is one line, and in which order it is read.</summary>
internal static class TextRunes
{
    /// <summary>Whether a reader sees anything of the text: spaces, joiners and fillers alone are nothing.</summary>
    public static bool IsVisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text goes on in another line after this character.</summary>
    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>
    /// Whether the character turns around what stands beside it, up to its end or a counterpart that may be missing: a name with one
    /// turns around what a page shows behind it.
    /// </summary>
    public static bool IsDirectionOverride(char c) => c is >= '\u202A' and <= '\u202E';

    /// <summary>Whether the character has to do with nothing but the direction of text.</summary>
    public static bool IsDirectionControl(char c) =>
        IsDirectionOverride(c) || c is >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned)
        // Letters, marks and symbols by category that are drawn as nothing.
        && rune.Value
            is not (
                0x034F // the joiner of graphemes
                or 0x115F
                or 0x1160
                or 0x3164
                or 0xFFA0 // fillers of Hangul
                or 0x17B4
                or 0x17B5 // inherent vowels of Khmer
                or (>= 0x180B and <= 0x180F) // selectors of Mongolian
                or 0x2800 // a pattern of Braille without a dot
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0000 and <= 0xE0FFF) // variation selectors and tags
            );
}
