namespace Graph.Language.Tests;

public sealed class StringTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\" a b \"", " a b ")]
    [InlineData("\"é \U0001F600 \u0007\t\"", "é \U0001F600 \u0007\t")]
    [InlineData(@"""\"" \\ \/ \b \f \n \r \t""", "\" \\ / \b \f \n \r \t")]
    [InlineData(@"""\u0041\u00e9\u00E9\u2603""", "Aéé☃")]
    [InlineData(@"""\uD83D\uDE00 \ud83d\ude00""", "\U0001F600 \U0001F600")]
    [InlineData(@"""\u{41}\u{1F600}\u{0001f600}\u{0}\u{10FFFF}""", "A\U0001F600\U0001F600\0\U0010FFFF")]
    [InlineData("\"# no comment, \\\"\\\"\\\" no block\"", "# no comment, \"\"\" no block")]
    public void Strings_resolve_their_escapes(string text, string value)
    {
        var node = Assert.IsType<StringValueNode>(Utf8GraphQLParser.ParseConstValue(text));

        Assert.Equal((value, false), (node.Value, node.Block));
    }

    [Fact]
    public void A_long_string_with_escapes_is_read_whole()
    {
        var text = string.Concat(Enumerable.Repeat("abc\\né\\u{1F600}", 10_000));

        Assert.Equal(
            string.Concat(Enumerable.Repeat("abc\né\U0001F600", 10_000)),
            ((StringValueNode)Utf8GraphQLParser.ParseValue($"\"{text}\"")).Value
        );
    }

    [Theory]
    [InlineData("\"", "Unterminated string.", 2)]
    [InlineData("\"abc", "Unterminated string.", 5)]
    [InlineData("\"é\U0001F600", "Unterminated string.", 5)]
    [InlineData("\"ab\n\"", "Unterminated string.", 4)]
    [InlineData("\"ab\r\"", "Unterminated string.", 4)]
    [InlineData("\"ab\\", "Unterminated string.", 5)]
    [InlineData("\"ab\\\n\"", "Unterminated string.", 5)]
    [InlineData("\"ab\\\"", "Unterminated string.", 6)]
    [InlineData("\"\\z\"", "Invalid character escape sequence: \"\\z\".", 2)]
    [InlineData("\"a \\é\"", "Invalid character escape sequence: \"\\é\".", 4)]
    [InlineData("\"\\x41\"", "Invalid character escape sequence: \"\\x\".", 2)]
    [InlineData("\"\\u\"", "Invalid Unicode escape sequence: \"\\u\".", 2)]
    [InlineData("\"\\u1 \"", "Invalid Unicode escape sequence: \"\\u1 \".", 2)]
    [InlineData("\"\\u00é\"", "Invalid Unicode escape sequence: \"\\u00é\".", 2)]
    [InlineData("\"\\u{}\"", "Invalid Unicode escape sequence: \"\\u{}\".", 2)]
    [InlineData("\"\\u{FX}\"", "Invalid Unicode escape sequence: \"\\u{FX\".", 2)]
    [InlineData("\"\\u{41\"", "Invalid Unicode escape sequence: \"\\u{41\".", 2)]
    [InlineData("\"\\u{110000}\"", "Invalid Unicode escape sequence: \"\\u{110000}\".", 2)]
    [InlineData("\"\\u{FFFFFFFFFFFF}\"", "Invalid Unicode escape sequence: \"\\u{FFFFFFFFFFF\".", 2)]
    [InlineData("\"\\u{D800}\"", "Invalid Unicode escape sequence: \"\\u{D800}\".", 2)]
    [InlineData("\"\\uDE00\"", "Invalid Unicode escape sequence: \"\\uDE00\".", 2)]
    [InlineData("\"\\uD83D\"", "Invalid Unicode escape sequence: \"\\uD83D\".", 2)]
    [InlineData("\"\\uD83D\\u0041\"", "Invalid Unicode escape sequence: \"\\uD83D\".", 2)]
    [InlineData("\"\\uD83D\\uD83D\"", "Invalid Unicode escape sequence: \"\\uD83D\".", 2)]
    public void A_malformed_string_is_an_error(string text, string message, int column)
    {
        var error = LexerTests.ErrorIn(text);

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal((1, column), (error.Location.Line, error.Location.Column));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("simple", "simple")]
    [InlineData(" white space ", " white space ")]
    [InlineData(" \n\t\n ", "")]
    [InlineData("contains \" quote", "contains \" quote")]
    [InlineData("contains \\\"\"\" triple", "contains \"\"\" triple")]
    [InlineData("\\\\\"\"\"", "\\\"\"\"")]
    [InlineData("\\\"\"\"\\\"\"\"", "\"\"\"\"\"\"")]
    [InlineData("unescaped \\n\\r\\b\\t\\f\\u1234 \\z", "unescaped \\n\\r\\b\\t\\f\\u1234 \\z")]
    [InlineData("slashes \\ \\/ /", "slashes \\ \\/ /")]
    [InlineData("multi\nline", "multi\nline")]
    [InlineData("multi\rline\r\nnormalized\n\rtwice", "multi\nline\nnormalized\n\ntwice")]
    [InlineData("\n\n    spans\n      multiple\n    lines\n\n  ", "spans\n  multiple\nlines")]
    [InlineData("first\n    second\n      third", "first\nsecond\n  third")]
    [InlineData("  first\n    second", "  first\nsecond")]
    [InlineData("\n    a\n\n    b\n  ", "a\n\nb")]
    [InlineData("\n    a\n  \n      \n    b", "a\n\n  \nb")]
    [InlineData("\n\ta\n\t\tb", "a\n\tb")]
    [InlineData("\n  a\n\tb", " a\nb")]
    [InlineData("\n  é\n  \U0001F600 \n", "é\n\U0001F600 ")]
    [InlineData("\n  a\u00A0\n\u00A0 b", "  a\u00A0\n\u00A0 b")]
    public void A_block_string_loses_its_common_indentation_and_blank_ends(string text, string value)
    {
        var node = Assert.IsType<StringValueNode>(Utf8GraphQLParser.ParseConstValue($"\"\"\"{text}\"\"\""));

        Assert.Equal((value, true), (node.Value, node.Block));
    }

    [Fact]
    public void A_long_block_string_is_read_whole()
    {
        var text = string.Concat(Enumerable.Repeat("\r\n    line é\r\n      inner", 5_000));

        Assert.Equal(
            string.Concat(Enumerable.Repeat("\nline é\n  inner", 5_000))[1..],
            ((StringValueNode)Utf8GraphQLParser.ParseValue($"\"\"\"{text}\"\"\"")).Value
        );
    }

    [Theory]
    [InlineData("\"\"\"", 1, 4)]
    [InlineData("\"\"\"\"", 1, 5)]
    [InlineData("\"\"\" \\\"\"\"", 1, 9)]
    [InlineData("\"\"\"a\r\n\r é", 3, 3)]
    public void A_block_string_without_an_end_is_an_error(string text, int line, int column)
    {
        var error = LexerTests.ErrorIn(text);

        Assert.Equal("Syntax Error: Unterminated string.", error.Message);
        Assert.Equal((line, column), (error.Location.Line, error.Location.Column));
    }
}
