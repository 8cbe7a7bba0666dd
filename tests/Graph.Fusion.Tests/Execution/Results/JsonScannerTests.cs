using System.Text;
using System.Text.Json;
using Graph.Fusion.Execution.Results;

namespace Graph.Fusion.Tests.Execution.Results;

/// <summary>The scanner accepts exactly what is JSON.</summary>
public sealed class JsonScannerTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0.5e+10")]
    [InlineData("12E3")]
    [InlineData("\"\"")]
    [InlineData("\"\\u00e4\\n\\/ ü\"")]
    [InlineData("[ ]")]
    [InlineData(" { \"a\" : [ 1 , { } , null ] , \"b\" : true } ")]
    [InlineData("[[[\"]\"]],{\"}\":\"{\"}]")]
    public void It_passes_whole_values(string json)
    {
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(json), 0, 64);
        scanner.SkipValue();
        Assert.Equal(0, scanner.Peek());
        Assert.Equal(Encoding.UTF8.GetByteCount(json), scanner.Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("+1")]
    [InlineData("nul")]
    [InlineData("True")]
    [InlineData("'a'")]
    [InlineData("\"a")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u12")]
    [InlineData("\"a\nb\"")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("\u00001")]
    public void It_refuses_what_is_not_json(string json)
    {
        Assert.Throws<MalformedResponseException>(() =>
        {
            var scanner = new JsonScanner(Encoding.UTF8.GetBytes(json), 0, 64);
            scanner.SkipValue();
        });
    }

    [Fact]
    public void It_agrees_with_the_frameworks_reader_on_random_texts()
    {
        var random = new Random(20261121);
        const string Pieces = "{}[]\",:0123456789.eE+-truefalsnu \\/bx\n";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new byte[random.Next(1, 12)];
            for (var k = 0; k < text.Length; k++)
            {
                text[k] = (byte)Pieces[random.Next(Pieces.Length)];
            }

            Assert.True(IsJson(text) == IsScanned(text), Encoding.UTF8.GetString(text));
        }
    }

    private static bool IsJson(byte[] text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsScanned(byte[] text)
    {
        try
        {
            var scanner = new JsonScanner(text, 0, 64);
            scanner.SkipValue();
            return scanner.Peek() == 0 && scanner.Position == text.Length;
        }
        catch (MalformedResponseException)
        {
            return false;
        }
    }
}
