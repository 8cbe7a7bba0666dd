using System.Text;

namespace Graph.Language;

/// <summary>How tokens and characters are named in error messages.</summary>
internal static class TokenText
{
    private const int MaxShown = 60;

    /// <summary>The name of a kind of token: <c>Name</c>, <c>"{"</c>, <c>&lt;EOF&gt;</c>.</summary>
    public static string Describe(TokenKind kind) =>
        kind switch
        {
            TokenKind.StartOfFile => "<SOF>",
            TokenKind.EndOfFile => "<EOF>",
            TokenKind.Bang => "\"!\"",
            TokenKind.Dollar => "\"$\"",
            TokenKind.Ampersand => "\"&\"",
            TokenKind.ParenOpen => "\"(\"",
            TokenKind.ParenClose => "\")\"",
            TokenKind.Spread => "\"...\"",
            TokenKind.Colon => "\":\"",
            TokenKind.Equal => "\"=\"",
            TokenKind.At => "\"@\"",
            TokenKind.BracketOpen => "\"[\"",
            TokenKind.BracketClose => "\"]\"",
            TokenKind.BraceOpen => "\"{\"",
            TokenKind.Pipe => "\"|\"",
            TokenKind.BraceClose => "\"}\"",
            _ => kind.ToString(),
        };

    /// <summary>A token with its value, cut when it is long: <c>Name "on"</c>.</summary>
    public static string Describe(scoped in Utf8Lexer lexer)
    {
        var name = Describe(lexer.Kind);
        if (lexer.Kind < TokenKind.Name)
        {
            return name;
        }

        var value = lexer.Kind is TokenKind.String or TokenKind.BlockString
            ? lexer.ReadString()
            : Encoding.UTF8.GetString(lexer.Text);
        return $"{name} \"{Shorten(value)}\"";
    }

    /// <summary>The character at an offset: quoted if it can be seen, else as <c>U+0007</c>.</summary>
    public static string DescribeCharacter(ReadOnlySpan<byte> source, int offset)
    {
        if (offset >= source.Length)
        {
            return "<EOF>";
        }

        Rune.DecodeFromUtf8(source[offset..], out var rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and < 0x7F => $"\"{rune}\"",
            _ => $"U+{rune.Value:X4}",
        };
    }

    /// <summary>A part of the document, cut when it is long: no error repeats all of it.</summary>
    public static string Shorten(string value)
    {
        if (value.Length <= MaxShown)
        {
            return value;
        }

        var end = char.IsHighSurrogate(value[MaxShown - 1]) ? MaxShown - 1 : MaxShown;
        return string.Concat(value.AsSpan(0, end), "…");
    }
}
