using System.Text;

namespace Graph.Language.Tests;

public sealed class LexerTests
{
    [Fact]
    public void Every_punctuator_is_a_token() =>
        Assert.Equal(
            [
                TokenKind.Bang,
                TokenKind.Dollar,
                TokenKind.Ampersand,
                TokenKind.ParenOpen,
                TokenKind.ParenClose,
                TokenKind.Spread,
                TokenKind.Colon,
                TokenKind.Equal,
                TokenKind.At,
                TokenKind.BracketOpen,
                TokenKind.BracketClose,
                TokenKind.BraceOpen,
                TokenKind.Pipe,
                TokenKind.BraceClose,
            ],
            Tokens("!$&()...:=@[]{|}").Select(token => token.Kind)
        );

    [Fact]
    public void White_space_commas_comments_and_byte_order_marks_are_ignored() =>
        Assert.Equal(
            ["a", "b", "c", "d", "e", "f"],
            Tokens("\uFEFF a,\tb\uFEFF\r\n,,c#x {\uFEFF é \"\n#\rd\n\n\n    ,  e # \0\u0007 \uFFFF \n f # end")
                .Select(t => t.Text)
        );

    [Theory]
    [InlineData("_")]
    [InlineData("__typename")]
    [InlineData("A9_z")]
    [InlineData("a_name_of_more_than_forty_eight_characters_is_not_cached_but_read")]
    public void Names_are_letters_digits_and_underscores(string name) =>
        Assert.Equal((TokenKind.Name, name), Tokens($" {name} ").Single());

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("9")]
    [InlineData("-123")]
    [InlineData("123456789012345678901234567890")]
    public void Integers_have_digits_and_perhaps_a_sign(string text) =>
        Assert.Equal((TokenKind.Int, text), Tokens(text).Single());

    [Theory]
    [InlineData("0.0")]
    [InlineData("-4.123")]
    [InlineData("123e4")]
    [InlineData("123E-4")]
    [InlineData("0e+0")]
    [InlineData("-1.123e4567")]
    public void Floats_have_a_fraction_an_exponent_or_both(string text) =>
        Assert.Equal((TokenKind.Float, text), Tokens(text).Single());

    [Theory]
    [InlineData("00", "Invalid number, unexpected digit after 0: \"0\".", 2)]
    [InlineData("01.2", "Invalid number, unexpected digit after 0: \"1\".", 2)]
    [InlineData("+1", "Unexpected character: \"+\".", 1)]
    [InlineData("-", "Invalid number, expected digit but got: <EOF>.", 2)]
    [InlineData("-a", "Invalid number, expected digit but got: \"a\".", 2)]
    [InlineData("1.", "Invalid number, expected digit but got: <EOF>.", 3)]
    [InlineData("1.a", "Invalid number, expected digit but got: \"a\".", 3)]
    [InlineData("1e", "Invalid number, expected digit but got: <EOF>.", 3)]
    [InlineData("1e+\"", "Invalid number, expected digit but got: '\"'.", 4)]
    [InlineData("1.2.3", "Invalid number, expected digit but got: \".\".", 4)]
    [InlineData("1.2e3.4", "Invalid number, expected digit but got: \".\".", 6)]
    [InlineData("0xF1", "Invalid number, expected digit but got: \"x\".", 2)]
    [InlineData("1_000", "Invalid number, expected digit but got: \"_\".", 2)]
    [InlineData("1é", "Unexpected character: U+00E9.", 2)]
    [InlineData("1...", "Invalid number, expected digit but got: \".\".", 3)]
    [InlineData(".5", "Invalid number, expected a digit before \".\".", 1)]
    [InlineData("..", "Unexpected \"..\", did you mean \"...\"?", 1)]
    [InlineData(".", "Unexpected \".\", did you mean \"...\"?", 1)]
    [InlineData(".a", "Unexpected \".\", did you mean \"...\"?", 1)]
    [InlineData("?", "Unexpected character: \"?\".", 1)]
    [InlineData("%", "Unexpected character: \"%\".", 1)]
    [InlineData("\u0000", "Unexpected character: U+0000.", 1)]
    [InlineData("\u0007", "Unexpected character: U+0007.", 1)]
    [InlineData("\u007F", "Unexpected character: U+007F.", 1)]
    [InlineData("\u00A0", "Unexpected character: U+00A0.", 1)]
    [InlineData("\u200B", "Unexpected character: U+200B.", 1)]
    [InlineData("\u2028", "Unexpected character: U+2028.", 1)]
    [InlineData("a \U0001F600", "Unexpected character: U+1F600.", 3)]
    [InlineData("'", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 1)]
    public void What_begins_no_token_is_an_error(string text, string message, int column)
    {
        var error = ErrorIn(text);

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal(column, error.Location.Column);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xFF }, 0xFF, 2)]
    [InlineData(new byte[] { (byte)'#', 0xC3 }, 0xC3, 2)]
    [InlineData(new byte[] { (byte)'"', 0xC3, 0xA9, 0xED, 0xA0, 0x80, (byte)'"' }, 0xED, 3)]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' }, 0xC0, 2)]
    [InlineData(new byte[] { (byte)'"', 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x90, 0x80, 0x80, (byte)'"' }, 0xF4, 4)]
    public void Invalid_UTF8_is_an_error_even_in_comments_and_strings(byte[] text, int unexpected, int column)
    {
        Assert.False(Utf8GraphQLParser.TryParse(text, out _, out var error));

        Assert.Equal($"Syntax Error: Invalid UTF-8, unexpected byte 0x{unexpected:X2}.", error.Message);
        Assert.Equal((1, column), (error.Location.Line, error.Location.Column));
    }

    [Fact]
    public void The_same_name_is_the_same_string()
    {
        var first = Utf8GraphQLParser.ParseType("PostConnection").ToString();
        var second = Utf8GraphQLParser.ParseType("PostConnection").ToString();

        Assert.Equal("PostConnection", first);
        Assert.Equal(first, second);
        Assert.Same(NameCache.Get("likeCount"u8), NameCache.Get("likeCount"u8));
    }

    [Fact]
    public void More_names_than_the_cache_has_places_are_still_read_right()
    {
        for (var index = 0; index < 20_000; index++)
        {
            var name = $"name{index}";
            Assert.Equal(name, NameCache.Get(Encoding.ASCII.GetBytes(name)));
        }
    }

    private static List<(TokenKind Kind, string Text)> Tokens(string text)
    {
        var tokens = new List<(TokenKind, string)>();
        var lexer = new Utf8Lexer(Encoding.UTF8.GetBytes(text), int.MaxValue);
        for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
        {
            Assert.Null(lexer.Error);
            tokens.Add((lexer.Kind, Encoding.UTF8.GetString(lexer.Text)));
        }

        return tokens;
    }

    internal static SyntaxError ErrorIn(string text)
    {
        var lexer = new Utf8Lexer(Encoding.UTF8.GetBytes(text), int.MaxValue);
        while (lexer.Kind is not (TokenKind.EndOfFile or TokenKind.Error))
        {
            lexer.Advance();
        }

        return lexer.Error ?? throw new InvalidOperationException($"There is no error in {text}.");
    }
}
