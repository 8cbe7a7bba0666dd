using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Graph.Server;

/// <summary>
/// Finds what a JSON parser lets pass and every reader of its strings then stumbles over: bytes that are not UTF-8, and
/// escapes of half a character.
/// </summary>
internal static class Utf8JsonText
{
    /// <summary>Says what is wrong with the text, or null if each of its strings can be read.</summary>
    /// <param name="what">What the text is, as the beginning of a sentence.</param>
    /// <param name="utf8">The text, JSON or not.</param>
    public static string? FindProblem(string what, ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            var at = FirstInvalid(utf8);
            return $"{what} is not valid UTF-8 ({Position(utf8[..at])}): the byte 0x{utf8[at]:X2} cannot stand there.";
        }

        var surrogate = FirstLoneSurrogate(utf8);
        return surrogate < 0
            ? null
            : $"{what} is not valid Unicode ({Position(utf8[..surrogate])}): the escape "
                + $"{Encoding.ASCII.GetString(utf8.Slice(surrogate, 6))} is half of a surrogate pair.";
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static int FirstLoneSurrogate(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (true)
        {
            var next = json[at..].IndexOf((byte)'\\');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (!TryReadEscape(json[at..], out var unit))
            {
                at = Math.Min(at + 2, json.Length);
            }
            else if (!char.IsSurrogate(unit))
            {
                at += 6;
            }
            else if (
                char.IsHighSurrogate(unit)
                && TryReadEscape(json[(at + 6)..], out var low)
                && char.IsLowSurrogate(low)
            )
            {
                at += 12;
            }
            else
            {
                return at;
            }
        }
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (
            json.Length < 6
            || json[0] != '\\'
            || json[1] != 'u'
            || !ushort.TryParse(
                json.Slice(2, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return false;
        }

        unit = (char)value;
        return true;
    }

    private static string Position(ReadOnlySpan<byte> before)
    {
        var line = before.Count((byte)'\n') + 1;
        var column = before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1;
        return $"line {line}, column {column}";
    }
}
