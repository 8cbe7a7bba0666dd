using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Graph.Common.Ids;

/// <summary>
/// The graph's global ids: a type prefix, an underscore and a UUID in TypeID's base32 (Crockford's alphabet in lower
/// case, 26 characters): <c>post_01h455vb4pex5vsknk084sn02q</c>.
/// </summary>
public static class TypeId
{
    /// <summary>How many characters the UUID takes.</summary>
    public const int SuffixLength = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const byte Invalid = 0xFF;
    private const int MaxQuotedLength = 48;

    private static readonly byte[] Values = BuildValues();

    /// <summary>The id's text. Allocates nothing but the string.</summary>
    public static string Format(IdKind kind, Guid id) =>
        string.Create(
            kind.Prefix.Length + 1 + SuffixLength,
            (kind.Prefix, id),
            static (text, state) =>
            {
                state.Prefix.CopyTo(text);
                text[state.Prefix.Length] = '_';
                WriteSuffix(state.id, text[(state.Prefix.Length + 1)..]);
            }
        );

    /// <summary>How many bytes an id takes as a JSON string, with its quotes.</summary>
    internal static int MaxBytes(IdKind kind) => kind.Prefix.Length + SuffixLength + 3;

    /// <summary>Writes the id as a JSON string, without a string in between.</summary>
    /// <returns>The number of bytes.</returns>
    internal static int Write(IdKind kind, Guid id, Span<byte> json)
    {
        json[0] = (byte)'"';
        var length = 1 + System.Text.Encoding.ASCII.GetBytes(kind.Prefix, json[1..]);
        json[length++] = (byte)'_';
        var value = ToNumber(id);
        for (var i = SuffixLength - 1; i >= 0; i--)
        {
            json[length + i] = (byte)Alphabet[(int)(uint)value & 31];
            value >>= 5;
        }

        json[length + SuffixLength] = (byte)'"';
        return length + SuffixLength + 1;
    }

    /// <summary>Reads the id of something of the expected kind.</summary>
    /// <param name="text">What a client sent.</param>
    /// <param name="expected">The only kind that is accepted.</param>
    /// <param name="id">The UUID, or the empty one.</param>
    /// <param name="error">A sentence that says what is wrong with the text and what is expected instead.</param>
    public static bool TryParse(
        ReadOnlySpan<char> text,
        IdKind expected,
        out Guid id,
        [NotNullWhen(false)] out string? error
    )
    {
        id = default;
        var separator = text.LastIndexOf('_');
        if (separator < 0 || !text[..separator].SequenceEqual(expected.Prefix))
        {
            error = DescribeWrongPrefix(text, separator, expected);
            return false;
        }

        var suffix = text[(separator + 1)..];
        if (suffix.Length != SuffixLength)
        {
            error =
                $"'{Quote(text)}' is not the id of {Article(expected.Noun)} {expected.Noun}: after '{expected.Prefix}_' it has "
                + $"{suffix.Length} characters instead of {SuffixLength}.";
            return false;
        }

        if (!TryReadSuffix(suffix, out id, out var position))
        {
            error =
                position == 0 && Value(suffix[0]) != Invalid
                    ? $"'{Quote(text)}' is not the id of {Article(expected.Noun)} {expected.Noun}: the character after "
                        + $"'{expected.Prefix}_' is '{suffix[0]}', and no id is larger than '7'."
                    : $"'{Quote(text)}' is not the id of {Article(expected.Noun)} {expected.Noun}: it holds the character "
                        + $"'{Printable(suffix[position])}', and ids are written with 0-9 and a-z without i, l, o and u.";
            return false;
        }

        error = null;
        return true;
    }

    /// <summary>Writes the 26 characters of the UUID.</summary>
    private static void WriteSuffix(Guid id, Span<char> text)
    {
        var value = ToNumber(id);
        for (var i = SuffixLength - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(uint)value & 31];
            value >>= 5;
        }
    }

    private static UInt128 ToNumber(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static bool TryReadSuffix(ReadOnlySpan<char> suffix, out Guid id, out int position)
    {
        id = default;
        position = 0;
        if (suffix.Length != SuffixLength)
        {
            return false;
        }

        var value = UInt128.Zero;
        for (position = 0; position < SuffixLength; position++)
        {
            var digit = Value(suffix[position]);
            // 26 characters hold 130 bits: the first may not be larger than 7.
            if (digit == Invalid || (position == 0 && digit > 7))
            {
                return false;
            }

            value = (value << 5) | digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        id = new Guid(bytes, bigEndian: true);
        return true;
    }

    private static string DescribeWrongPrefix(ReadOnlySpan<char> text, int separator, IdKind expected)
    {
        var wanted = $"{Article(expected.Noun)} {expected.Noun} id ({expected.Prefix}_…) is expected";
        if (text.IsEmpty)
        {
            return $"The id is empty; {wanted}.";
        }

        // A service does not know the types of the others; an id says itself what it is of.
        return separator > 0 && IsPrefix(text[..separator]) && TryReadSuffix(text[(separator + 1)..], out _, out _)
            ? $"'{Quote(text)}' is the id of {Article(text[..1])} {text[..separator]}; {wanted}."
            : $"'{Quote(text)}' is not an id of this graph; {wanted}.";
    }

    private static bool IsPrefix(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')
            {
                return false;
            }
        }

        return text.Length <= MaxQuotedLength;
    }

    private static string Article(ReadOnlySpan<char> noun) =>
        "aeio".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a";

    private static string Quote(ReadOnlySpan<char> text)
    {
        Span<char> quoted = stackalloc char[MaxQuotedLength + 1];
        var length = Math.Min(text.Length, MaxQuotedLength);
        for (var i = 0; i < length; i++)
        {
            quoted[i] = Printable(text[i]);
        }

        if (text.Length > MaxQuotedLength)
        {
            quoted[length++] = '…';
        }

        return new string(quoted[..length]);
    }

    private static char Printable(char c) => char.IsControl(c) || char.IsSurrogate(c) ? '�' : c;

    private static byte Value(char c) => c < Values.Length ? Values[c] : Invalid;

    private static byte[] BuildValues()
    {
        var values = new byte[128];
        Array.Fill(values, Invalid);
        for (var i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = (byte)i;
        }

        return values;
    }
}
