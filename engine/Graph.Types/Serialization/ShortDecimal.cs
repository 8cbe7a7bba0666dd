using System.Buffers.Text;

namespace Graph.Types.Serialization;

/// <summary>
/// Formats the doubles that people write: prices, ratings, coordinates with a few decimals. The general algorithm for the
/// shortest text costs several times as much.
/// </summary>
/// <remarks>
/// A double v is the decimal m / 10^k if m and 10^k are exact doubles and their quotient, which the processor rounds
/// correctly, is v. Of the decimals with at most 15 digits each has a double of its own, so the first k that fits gives the
/// shortest text that reads back as v.
/// </remarks>
internal static class ShortDecimal
{
    private const int MaxFraction = 4;
    private const double MaxScaled = 1e15;

    /// <summary>Formats a number with at most four decimals and fifteen digits.</summary>
    /// <param name="value">The number.</param>
    /// <param name="utf8">Where to; at least 32 bytes.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>False if the number has more digits, or is a zero, whose sign matters.</returns>
    public static bool TryFormat(double value, Span<byte> utf8, out int written)
    {
        written = 0;
        var magnitude = Math.Abs(value);

        // Also false for what is no number, and below 0.0001 the general form has an exponent.
        if (!(magnitude is >= 1e-4 and < MaxScaled / 10_000))
        {
            return false;
        }

        var scaled = Math.Round(magnitude * 100);
        var fraction = 2;
        if (scaled / 100 != magnitude)
        {
            scaled = Math.Round(magnitude * 10_000);
            fraction = MaxFraction;
            if (scaled / 10_000 != magnitude)
            {
                return false;
            }
        }

        var digits = (ulong)scaled;
        while (fraction > 0)
        {
            var (quotient, remainder) = Math.DivRem(digits, 10);
            if (remainder != 0)
            {
                break;
            }

            digits = quotient;
            fraction--;
        }

        Write(value < 0, digits, fraction, utf8, out written);
        return true;
    }

    private static void Write(bool isNegative, ulong digits, int fraction, Span<byte> utf8, out int written)
    {
        written = 0;
        if (isNegative)
        {
            utf8[written++] = (byte)'-';
        }

        var scale = fraction switch
        {
            0 => 1UL,
            1 => 10UL,
            2 => 100UL,
            3 => 1_000UL,
            _ => 10_000UL,
        };
        var whole = digits / scale;
        Utf8Formatter.TryFormat(whole, utf8[written..], out var length);
        written += length;
        if (fraction == 0)
        {
            return;
        }

        utf8[written++] = (byte)'.';
        var rest = digits - (whole * scale);
        for (var at = written + fraction - 1; at >= written; at--)
        {
            utf8[at] = (byte)('0' + (rest % 10));
            rest /= 10;
        }

        written += fraction;
    }
}
