namespace Graph.Language.Tests;

/// <summary>Values and types that are parsed alone.</summary>
public sealed class PartsTests
{
    [Fact]
    public void A_value_may_hold_variables() =>
        Assert.Equal("[1, $a]", SyntaxPrinter.Print(Utf8GraphQLParser.ParseValue("[1, $a]"u8)));

    [Fact]
    public void A_constant_value_holds_no_variables()
    {
        Assert.Equal("{ a: 1 }", SyntaxPrinter.Print(Utf8GraphQLParser.ParseConstValue("{ a: 1 }"u8)));
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.ParseConstValue("[$a]"u8));
    }

    [Fact]
    public void A_type_is_parsed_alone()
    {
        Assert.Equal("[A!]!", SyntaxPrinter.Print(Utf8GraphQLParser.ParseType("[A!]!"u8)));
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.ParseType("[A"u8));
    }

    [Fact]
    public void A_document_of_bytes_that_is_malformed_is_an_exception_with_its_place()
    {
        var exception = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a "u8));

        Assert.Equal("Syntax Error: Expected Name, found <EOF>. (line 1, column 5)", exception.Message);
    }

    [Fact]
    public void A_name_longer_than_any_that_is_shared_is_read_whole()
    {
        var name = new string('n', 60);

        Assert.Equal($"{{\n  {name}\n}}", SyntaxPrinter.Print(Utf8GraphQLParser.Parse($"{{ {name} }}")).TrimEnd());
    }

    [Fact]
    public void A_form_feed_is_printed_escaped() =>
        Assert.Equal("\"\\f\"", SyntaxPrinter.Print(new StringValueNode("\f", block: false)));

    [Theory]
    [InlineData("\"\\u{")]
    [InlineData("\"\\u{12")]
    [InlineData("\"\\u{}\"")]
    public void An_escape_that_never_ends_is_a_syntax_error(string text) =>
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.ParseValue(text));

    [Fact]
    public void The_line_feed_of_a_pair_belongs_to_the_line_that_it_ends()
    {
        var location = SourceText.Locate("ab\r\ncd"u8, 3, 4);

        Assert.Equal((1, 4), (location.Line, location.Column));
    }
}
