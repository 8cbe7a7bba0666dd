using System.Text;

namespace Graph.Fuzz.Inputs;

/// <summary>Changes bytes as a careless client, a broken proxy or an attacker would.</summary>
internal static class Mutator
{
    /// <summary>No input becomes longer.</summary>
    public const int MaxLength = 64 * 1024;

    // What the languages here give a meaning to, and what readers are known to stumble over.
    private static readonly byte[][] Interesting =
    [
        .. new[]
        {
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ":",
            ",",
            "=",
            "!",
            "@",
            "$",
            "&",
            "|",
            "...",
            "<",
            ">",
            ".",
            "\"",
            "\"\"\"",
            "\\",
            "\\\"\"\"",
            "\\u",
            "\\u0000",
            "\\ud800",
            "\\udc00",
            "\\ud83d\\ude00",
            "\\u{1F600}",
            "\\u{110000}",
            "#",
            "\n",
            "\r",
            "\r\n",
            " ",
            "\t",
            "\0",
            "\u007f",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "é",
            "\U0001F600",
            "0",
            "-0",
            "-1",
            "1",
            "01",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740993",
            "9223372036854775808",
            "1e400",
            "1e-400",
            "0.1",
            "1.",
            ".5",
            "1E+",
            "-",
            "NaN",
            "Infinity",
            "true",
            "false",
            "null",
            "query",
            "mutation",
            "subscription",
            "fragment",
            "on",
            "type",
            "input",
            "interface",
            "union",
            "enum",
            "scalar",
            "schema",
            "directive",
            "extend",
            "implements",
            "repeatable",
            "__typename",
            "__schema",
            "__type",
            "@skip(if: true)",
            "@include(if: false)",
            "@deprecated",
            "@oneOf",
            "@specifiedBy",
            "{}",
            "[]",
            "{\"\":\"\"}",
            "\"query\":",
            "\"variables\":",
            "\"data\":",
            "\"errors\":",
            "\"path\":",
            "\"extensions\":",
            "\"message\":",
            "\"requestIndex\":",
            "\"variableIndex\":",
            "Content-Length: ",
            "Transfer-Encoding: chunked\r\n",
            "\r\n\r\n",
            "HTTP/1.1",
            "charset=utf-16",
            "Int!",
            "[String!]!",
            "ID",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xE2, 0x82],
        [0xF0, 0x9F],
        [0xEF, 0xBB, 0xBF],
        [0x80],
    ];

    private static readonly string[] Openers =
    [
        "[",
        "{",
        "(",
        "{a",
        "{a{",
        "[[",
        "{\"a\":",
        "[{\"a\":",
        "\"\"\"",
        "...{",
        "!",
    ];

    /// <summary>A changed copy: usually by little, sometimes by much.</summary>
    /// <param name="input">The input, which stays as it is.</param>
    /// <param name="other">Another input to take parts from.</param>
    /// <param name="random">Where chance comes from.</param>
    public static byte[] Mutate(ReadOnlySpan<byte> input, ReadOnlySpan<byte> other, Random random)
    {
        var result = input.ToArray();
        for (var changes = random.Next(4) == 0 ? random.Next(1, 12) : random.Next(1, 3); changes > 0; changes--)
        {
            result = MutateOnce(result, other, random);
        }

        return result.Length <= MaxLength ? result : result[..MaxLength];
    }

    private static byte[] MutateOnce(byte[] input, ReadOnlySpan<byte> other, Random random)
    {
        var at = random.Next(input.Length + 1);
        var length = Math.Min(input.Length - at, random.Next(4) == 0 ? random.Next(200) : random.Next(1, 8));
        switch (random.Next(12))
        {
            case 0 when input.Length > 0:
                var flipped = (byte[])input.Clone();
                flipped[random.Next(input.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1 when input.Length > 0:
                var replaced = (byte[])input.Clone();
                replaced[random.Next(input.Length)] = (byte)random.Next(256);
                return replaced;
            case 2 or 3:
                return Splice(input, at, 0, Interesting[random.Next(Interesting.Length)]);
            case 4:
                return Splice(input, at, length, Interesting[random.Next(Interesting.Length)]);
            case 5:
                return Splice(input, at, length, []);
            case 6:
                return Splice(input, random.Next(input.Length + 1), 0, input.AsSpan(at, length).ToArray());
            case 7:
                return Splice(input, at, 0, Repeat(input.AsSpan(at, length), random.Next(2, 40)));
            case 8:
                return Splice(input, at, 0, Nested(random));
            case 9:
                return input[..at];
            case 10:
                // The head of one and the tail of the other.
                return [.. input.AsSpan(0, at), .. other[random.Next(other.Length + 1)..]];
            default:
                var from = random.Next(other.Length + 1);
                return Splice(input, at, length, other.Slice(from, Math.Min(other.Length - from, random.Next(100))));
        }
    }

    private static byte[] Nested(Random random)
    {
        var opener = Encoding.ASCII.GetBytes(Openers[random.Next(Openers.Length)]);
        return Repeat(opener, random.Next(5) == 0 ? random.Next(2_000) : random.Next(80));
    }

    private static byte[] Repeat(ReadOnlySpan<byte> part, int times)
    {
        times = part.IsEmpty ? 0 : Math.Min(times, MaxLength / part.Length);
        var result = new byte[part.Length * times];
        for (var i = 0; i < times; i++)
        {
            part.CopyTo(result.AsSpan(i * part.Length));
        }

        return result;
    }

    private static byte[] Splice(byte[] input, int at, int removed, ReadOnlySpan<byte> added) =>
        [.. input.AsSpan(0, at), .. added, .. input.AsSpan(at + removed)];
}
