using System.Text;

namespace Graph.Language;

/// <summary>Strings and block strings.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-String-Value"/></remarks>
internal ref partial struct Utf8Lexer
{
    /// <summary>The value of the current string or block string, escapes and indentation resolved.</summary>
    public readonly string ReadString() =>
        Kind == TokenKind.BlockString
            ? StringDecoder.DecodeBlock(_source[(Start + 3)..(End - 3)])
            : StringDecoder.Decode(_source[(Start + 1)..(End - 1)]);

    private void ScanString()
    {
        var position = _position + 1;
        while (true)
        {
            var length = _source[position..].IndexOfAny(CharacterClass.StringStops);
            position = length < 0 ? _source.Length : position + length;
            switch (At(position))
            {
                case (byte)'"':
                    position++;
                    Kind = TokenKind.String;
                    _lineOrigin += SourceText.Surplus(_source[_position..position]);
                    End = _position = position;
                    return;
                case (byte)'\\':
                    if (!ScanEscape(ref position))
                    {
                        return;
                    }

                    break;
                default:
                    FailAt(position, position, "Unterminated string.");
                    return;
            }
        }
    }

    private void ScanBlockString()
    {
        var position = _position + 3;
        var lineStart = _position;
        while (true)
        {
            var length = _source[position..].IndexOfAny(CharacterClass.StringStops);
            if (length < 0)
            {
                FailAt(_source.Length, _source.Length, "Unterminated string.");
                return;
            }

            position += length;
            var rest = _source[position..];
            switch (rest[0])
            {
                case (byte)'"' when rest.StartsWith("\"\"\""u8):
                    position += 3;
                    Kind = TokenKind.BlockString;
                    _lineOrigin += SourceText.Surplus(_source[lineStart..position]);
                    End = _position = position;
                    return;
                case (byte)'\\' when rest.StartsWith("\\\"\"\""u8):
                    position += 4;
                    break;
                case (byte)'\n':
                case (byte)'\r':
                    position += rest.StartsWith("\r\n"u8) ? 2 : 1;
                    _line++;
                    _lineOrigin = lineStart = position;
                    break;
                default:
                    position++;
                    break;
            }
        }
    }

    /// <summary>Checks the escape sequence at a position and moves behind it.</summary>
    private bool ScanEscape(ref int position)
    {
        switch (At(position + 1))
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                position += 2;
                return true;
            case (byte)'u':
                var length = StringDecoder.DecodeUnicodeEscape(_source[position..], out _);
                if (length == 0)
                {
                    FailEscape(position, "Invalid Unicode escape sequence");
                    return false;
                }

                position += length;
                return true;
            case 0 or (byte)'\r' or (byte)'\n':
                FailAt(position + 1, position + 1, "Unterminated string.");
                return false;
            default:
                FailEscape(position, "Invalid character escape sequence");
                return false;
        }
    }

    /// <summary>Shows the sequence up to and with the character that breaks it, but not the end of the string.</summary>
    private void FailEscape(int position, string message)
    {
        var end = position + 1;
        if (At(end) == 'u')
        {
            end++;
            var braces = At(end) == '{';
            end += braces ? 1 : 0;
            var max = end + (braces ? 10 : 4);
            while (end < max && char.IsAsciiHexDigit((char)At(end)))
            {
                end++;
            }
        }

        if (end < _source.Length && !CharacterClass.StringStops.Contains(_source[end]))
        {
            Rune.DecodeFromUtf8(_source[end..], out _, out var length);
            end += length;
        }

        FailAt(position, end, $"{message}: \"{Encoding.UTF8.GetString(_source[position..end])}\".");
    }
}
