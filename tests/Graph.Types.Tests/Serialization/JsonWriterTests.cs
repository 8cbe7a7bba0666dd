using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Types.Serialization;

namespace Graph.Types.Tests.Serialization;

public sealed class JsonWriterTests
{
    // Characters of every kind that a writer treats by a rule of its own; U+1F642 takes two UTF-16 units.
    private static readonly string[] Special =
    [
        "\"",
        "\\",
        "\u0000",
        "\u001f",
        "\n",
        "\t",
        "\u007f",
        "\u0080",
        "é",
        "€",
        "🙂",
        "\ufffd",
    ];

    [Fact]
    public void A_string_reads_back_whatever_stands_at_whichever_place()
    {
        for (var length = 0; length <= 40; length++)
        {
            var plain = string.Create(length, 0, (text, _) => Fill(text));
            Assert.Equal(plain, ReadBack(plain));
            for (var at = 0; at < length; at++)
            {
                foreach (var special in Special)
                {
                    var text = plain[..at] + special + plain[(at + 1)..];
                    Assert.Equal(text, ReadBack(text));
                }
            }
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        foreach (
            var lone in (ReadOnlySpan<string>)["\ud83d", "\ude42", "before \ud83d", "\ude42 after, and more than eight"]
        )
        {
            var expected = lone.Replace('\ud83d', '\ufffd').Replace('\ude42', '\ufffd');
            Assert.Equal(expected, ReadBack(lone));
        }
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(32 * 1024)]
    [InlineData(200_000)]
    public void A_long_string_crosses_blocks_unharmed(int length)
    {
        foreach (var unit in (ReadOnlySpan<string>)["a", "é", "🙂", "a\""])
        {
            var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
            Assert.Equal(text, ReadBack(text));
        }
    }

    [Fact]
    public void Only_what_must_be_escaped_is_escaped()
    {
        Assert.Equal("\"</script> é 🙂 '\u007f\"", Write(writer => writer.WriteString("</script> é 🙂 '\u007f")));
        Assert.Equal("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\"", Write(writer => writer.WriteString("\"\\\b\f\n\r\t\u0001")));
    }

    [Fact]
    public void A_double_has_the_shortest_text_that_reads_back_as_it()
    {
        var random = new Random(20_26);
        foreach (var value in Doubles(random).Where(double.IsFinite))
        {
            var expected = value.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(expected, Write(writer => writer.WriteNumber(value)));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_in_JSON_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => Write(writer => writer.WriteNumber(value)));

    [Fact]
    public void Fragments_of_every_length_are_written_as_they_are_also_where_a_block_ends()
    {
        for (var length = 0; length <= 70; length++)
        {
            var text = new byte[length];
            text.AsSpan().Fill((byte)('a' + (length % 26)));
            var fragment = new JsonFragment(text);
            var output = new ArrayBufferWriter<byte>();
            using var writer = new JsonWriter(output);
            for (var i = 0; i < 1_500; i++)
            {
                writer.WriteRaw(fragment);
            }

            writer.Flush();
            Assert.Equal(1_500 * length, output.WrittenCount);
            Assert.Equal(-1, output.WrittenSpan.IndexOfAnyExcept((byte)('a' + (length % 26))));
        }
    }

    [Fact]
    public void An_output_that_takes_blocks_gets_all_bytes_in_order()
    {
        var output = new BlockList();
        using var writer = new JsonWriter(output);
        var expected = new StringBuilder();
        for (var i = 0; i < 40_000; i++)
        {
            writer.WriteNumber((long)i);
            writer.WriteRaw((byte)',');
            expected.Append(CultureInfo.InvariantCulture, $"{i},");
        }

        Assert.Equal(expected.Length, writer.BytesWritten);
        Assert.Equal(expected.ToString(), output.Text + Encoding.UTF8.GetString(writer.Buffered.Span));
    }

    private static IEnumerable<double> Doubles(Random random)
    {
        double[] edges =
        [
            0,
            -0.0,
            0.1,
            0.25,
            -0.5,
            1,
            -1,
            100,
            12_345.67,
            1e-4,
            0.00012,
            0.00005,
            9.99e-5,
            0.1 + 0.2,
            1d / 3,
            1e11,
            99_999_999_999.9999,
            1e15,
            1e16,
            1e21,
            9_007_199_254_740_993,
            double.Epsilon,
            double.MaxValue,
            double.MinValue,
            4.35,
            1.005,
            2.675,
            1234.5678,
            0.57,
        ];
        foreach (var edge in edges)
        {
            yield return edge;
            yield return Math.BitIncrement(edge);
            yield return Math.BitDecrement(edge);
        }

        for (var i = 0; i < 50_000; i++)
        {
            yield return BitConverter.Int64BitsToDouble(random.NextInt64()) is var any && double.IsFinite(any)
                ? any
                : 0;
            yield return random.Next(-10_000_000, 10_000_000) / 100d;
            yield return random.NextInt64(-1_000_000_000_000, 1_000_000_000_000) / 10_000d;
            yield return (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 18));
        }
    }

    private static void Fill(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)('a' + (i % 26));
        }
    }

    private static string ReadBack(string text) =>
        JsonSerializer.Deserialize<string>(Write(writer => writer.WriteString(text)))!;

    private static string Write(Action<JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new JsonWriter(output);
        write(writer);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private sealed class BlockList : IJsonBlockOutput
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public void Take(byte[] block, int used)
        {
            _text.Append(Encoding.UTF8.GetString(block, 0, used));
            JsonBlocks.Return(block);
        }

        public void Advance(int count) => throw new NotSupportedException();

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }
}
