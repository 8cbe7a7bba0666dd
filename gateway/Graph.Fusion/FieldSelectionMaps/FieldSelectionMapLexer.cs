namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>
/// Cuts a field selection map into names and punctuators. GraphQL's lexer does not do, as <c>.</c>, <c>&lt;</c> and
/// <c>&gt;</c> are no tokens of GraphQL.
/// </summary>
internal ref struct FieldSelectionMapLexer(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    /// <summary>The start of the current token.</summary>
    public int Start { get; private set; }

    /// <summary>The current token: a name, one punctuator, or nothing at the end.</summary>
    public ReadOnlySpan<char> Token { get; private set; }

    /// <summary>True if the current token is a name.</summary>
    public readonly bool IsName => Token.Length > 0 && IsNameStart(Token[0]);

    /// <summary>True behind the last token.</summary>
    public readonly bool IsEnd => Token.IsEmpty;

    /// <summary>True if the current token is this punctuator.</summary>
    public readonly bool Is(char punctuator) => Token.Length == 1 && Token[0] == punctuator;

    /// <summary>Goes to the next token.</summary>
    public void Next()
    {
        SkipIgnored();
        Start = _position;
        if (_position >= _text.Length)
        {
            Token = default;
            return;
        }

        if (IsNameStart(_text[_position]))
        {
            while (_position < _text.Length && (IsNameStart(_text[_position]) || char.IsAsciiDigit(_text[_position])))
            {
                _position++;
            }
        }
        else
        {
            _position++;
        }

        Token = _text[Start.._position];
    }

    /// <summary>
    /// With the current token an opening parenthesis: the text from it to its closing one, which may hold any GraphQL
    /// values; goes to the token behind. Empty if it is never closed.
    /// </summary>
    public ReadOnlySpan<char> TakeParenthesized()
    {
        var depth = 0;
        for (var i = Start; i < _text.Length; i++)
        {
            switch (_text[i])
            {
                case '(':
                    depth++;
                    break;
                case '"':
                    i = EndOfString(i);
                    break;
                case ')' when --depth == 0:
                    var taken = _text[Start..(i + 1)];
                    _position = i + 1;
                    Next();
                    return taken;
            }
        }

        return default;
    }

    private readonly int EndOfString(int start)
    {
        for (var i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
            {
                i++;
            }
            else if (_text[i] == '"')
            {
                return i;
            }
        }

        return _text.Length;
    }

    private void SkipIgnored()
    {
        while (_position < _text.Length)
        {
            var character = _text[_position];
            if (character == '#')
            {
                while (_position < _text.Length && _text[_position] is not ('\n' or '\r'))
                {
                    _position++;
                }
            }
            else if (character is ' ' or '\t' or '\n' or '\r' or ',' or '\uFEFF')
            {
                _position++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';
}
