using System.Diagnostics;
using System.Text;

namespace Graph.Language.Tests;

public sealed class ParserLimitTests
{
    public static TheoryData<string, string> Nestings =>
        new()
        {
            { "{a", "}" },
            { "{...", "}" },
            { "{...on A", "}" },
        };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void A_document_nested_100000_deep_is_refused_quickly(string open, string close)
    {
        var text = Repeat(open, 100_000) + Repeat(close, 100_000);
        var watch = Stopwatch.StartNew();

        AssertRefused(text, ParserOptions.Schema, SyntaxErrorCodes.TooDeep, "nested deeper than 200 levels");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("query($a:", "[")]
    [InlineData("{a(b:", "[")]
    [InlineData("{a(b:", "{c:")]
    [InlineData("input A{a:B=", "[")]
    [InlineData("type A{a:", "[")]
    public void Values_and_types_nested_100000_deep_are_refused(string start, string open) =>
        AssertRefused(
            start + Repeat(open, 100_000),
            ParserOptions.Schema,
            SyntaxErrorCodes.TooDeep,
            "nested deeper than 200 levels"
        );

    [Fact]
    public void Text_without_an_end_of_its_nesting_on_a_small_stack_is_refused()
    {
        var options = ParserOptions.Schema with { MaxDepth = ParserOptions.GreatestMaxDepth };
        SyntaxError? error = null;
        var thread = new Thread(
            () => Utf8GraphQLParser.TryParse(Repeat("{...@a(b:[{c:1}])", 100_000), options, out _, out error),
            maxStackSize: 512 * 1024
        );
        thread.Start();
        thread.Join();

        Assert.Equal(SyntaxErrorCodes.TooDeep, error?.Code);
    }

    [Fact]
    public void Exactly_as_deep_as_allowed_is_accepted()
    {
        var options = new ParserOptions { MaxDepth = 3 };

        Assert.True(Utf8GraphQLParser.TryParse("{a{b(c:[1])}}", options, out _, out _));
        AssertRefused("{a{b(c:[[1]])}}", options, SyntaxErrorCodes.TooDeep, "deeper than 3 levels");
    }

    [Fact]
    public void More_tokens_than_allowed_are_refused_where_they_begin()
    {
        var options = new ParserOptions { MaxTokens = 3 };

        Assert.True(Utf8GraphQLParser.TryParse("{ a } # end", options, out _, out _));
        Assert.False(Utf8GraphQLParser.TryParse("{ a b }", options, out _, out var error));
        Assert.Equal("Syntax Error: The document has more than 3 tokens, which is the limit.", error.Message);
        Assert.Equal((SyntaxErrorCodes.TooManyTokens, 1, 7), (error.Code, error.Location.Line, error.Location.Column));
    }

    [Fact]
    public void A_request_may_have_20000_tokens()
    {
        Assert.True(Utf8GraphQLParser.TryParse("{" + Repeat("a ", 19_998) + "}", out _, out _));
        AssertRefused("{" + Repeat("a ", 19_999) + "}", null, SyntaxErrorCodes.TooManyTokens, "more than 20000 tokens");
    }

    [Fact]
    public void A_text_longer_than_allowed_is_refused()
    {
        var options = new ParserOptions { MaxBytes = 6 };

        Assert.True(Utf8GraphQLParser.TryParse("{ a  }", options, out _, out _));
        AssertRefused("{ a   }", options, SyntaxErrorCodes.TooLarge, "larger than 6 bytes");
        AssertRefused("{a}#éé", options, SyntaxErrorCodes.TooLarge, "larger than 6 bytes");
    }

    [Fact]
    public void More_directives_than_allowed_are_refused()
    {
        AssertRefused("{ a " + Repeat("@b ", 1_001) + "}", null, SyntaxErrorCodes.TooManyDirectives, "more than 1000");
        Assert.True(Utf8GraphQLParser.TryParse("{ a " + Repeat("@b ", 1_000) + "}", out _, out _));
    }

    [Fact]
    public void A_schema_may_be_long()
    {
        var text = Repeat("type A { a: [B!]! @c }\n", 100_000);

        var document = Utf8GraphQLParser.Parse(text, ParserOptions.Schema);

        Assert.Equal(100_000, document.Definitions.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ParserOptions.GreatestMaxDepth + 1)]
    public void A_depth_that_no_stack_is_sure_to_hold_cannot_be_configured(int depth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParserOptions { MaxDepth = depth });

    private static void AssertRefused(string text, ParserOptions? options, string code, string part)
    {
        Assert.False(Utf8GraphQLParser.TryParse(Encoding.UTF8.GetBytes(text), options, out _, out var error));
        Assert.Equal(code, error.Code);
        Assert.Contains(part, error.Message);
        Assert.False(Utf8GraphQLParser.TryParse(text, options, out _, out var same));
        Assert.Equal(error, same);
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
