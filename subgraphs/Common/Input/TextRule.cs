using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Graph.Common.Errors;

namespace Graph.Common.Input;

/// <summary>What a text that people write may be: how long, and whether it may have several lines.</summary>
/// <param name="Name">The input's field, as the graph names it: <c>content</c>.</param>
/// <param name="MinLength">In graphemes (what a reader counts as one character), after trimming.</param>
/// <param name="MaxLength">In graphemes.</param>
/// <param name="Multiline">
/// Whether line breaks and tabs are allowed, and marks that say in which direction a part is read. A text in one line, such as a name,
/// stands beside others, and must not turn them around.
/// </param>
public sealed record TextRule(string Name, int MinLength, int MaxLength, bool Multiline = false)
{
    /// <summary>Combining marks make a grapheme unbounded: no text is longer than this many UTF-16 units per grapheme.</summary>
    private const int MaxUnitsPerGrapheme = 8;

    /// <summary>Trims the text and checks it. A text of which nobody sees anything is empty.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="trimmed">The text to store.</param>
    /// <param name="error">What is wrong with it.</param>
    public bool TryApply(
        string text,
        [NotNullWhen(true)] out string? trimmed,
        [NotNullWhen(false)] out ValidationError? error
    )
    {
        trimmed = null;
        var value = text.AsSpan().Trim();
        var maxUnits = MaxLength * MaxUnitsPerGrapheme;
        if (value.Length > maxUnits)
        {
            error = new ValidationError(
                $"The {Name} has {value.Length} UTF-16 units; at most {MaxLength} characters ({maxUnits} units) are allowed.",
                "MAX_LENGTH",
                "input",
                Name
            );
            return false;
        }

        if (FindForbidden(value) is { } forbidden)
        {
            error = new ValidationError(
                $"The {Name} holds {forbidden}, which cannot be stored.",
                "FORBIDDEN_CHARACTER",
                "input",
                Name
            );
            return false;
        }

        if (!TextRunes.IsVisible(value))
        {
            value = default;
        }

        var length = CountGraphemes(value);
        if (length < MinLength)
        {
            error = new ValidationError(
                length == 0
                    ? $"The {Name} is empty; it needs at least {Characters(MinLength)}."
                    : $"The {Name} has {Characters(length)}; it needs at least {MinLength}.",
                length == 0 ? "NOT_EMPTY" : "MIN_LENGTH",
                "input",
                Name
            );
            return false;
        }

        if (length > MaxLength)
        {
            error = new ValidationError(
                $"The {Name} has {Characters(length)}; at most {MaxLength} are allowed.",
                "MAX_LENGTH",
                "input",
                Name
            );
            return false;
        }

        trimmed = value.Length == text.Length ? text : value.ToString();
        error = null;
        return true;
    }

    /// <summary>How many characters a reader sees.</summary>
    public static int CountGraphemes(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            text = text[StringInfo.GetNextTextElementLength(text)..];
            count++;
        }

        return count;
    }

    private string? FindForbidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (TextRunes.IsLineBreak(c) && !Multiline)
            {
                return "a line break";
            }

            if (char.IsControl(c))
            {
                if (!Multiline || c is not ('\n' or '\r' or '\t'))
                {
                    return Named("the control character", c);
                }
            }
            else if (Multiline ? TextRunes.IsDirectionOverride(c) : TextRunes.IsDirectionControl(c))
            {
                return Named("the direction control", c);
            }
            else if (char.IsSurrogate(c))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                {
                    return string.Create(CultureInfo.InvariantCulture, $"half a surrogate pair (U+{(int)c:X4})");
                }

                i++;
            }
        }

        return null;
    }

    private static string Named(string what, char c) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} U+{(int)c:X4}");

    private static string Characters(int n) => n == 1 ? "1 character" : $"{n} characters";
}
