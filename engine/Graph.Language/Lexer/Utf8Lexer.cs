using System.Runtime.CompilerServices;

namespace Graph.Language;

/// <summary>Splits a UTF-8 text into tokens, one at a time, without allocating.</summary>
/// <remarks>
/// After the first error <see cref="Kind"/> stays <see cref="TokenKind.Error"/>, so that a parser may carry on to the
/// end of its current rule and look at <see cref="Error"/> once. Offsets are bytes; columns are UTF-16 code units.
/// <para><see href="https://spec.graphql.org/September2025/#sec-Language.Source-Text"/></para>
/// </remarks>
internal ref partial struct Utf8Lexer
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly int _maxTokens;
    private int _position;
    private int _line = 1;

    // The offset that column 1 of the line would have if every character before the position took one byte for each
    // UTF-16 code unit: the start of the line, moved on by the surplus bytes of non-ASCII characters.
    private int _lineOrigin;
    private int _tokens;

    /// <summary>Starts before the first token; <see cref="Advance"/> moves to it.</summary>
    public Utf8Lexer(ReadOnlySpan<byte> source, int maxTokens)
    {
        _source = source;
        _maxTokens = maxTokens;
        var invalid = SourceText.FindInvalidUtf8(source);
        if (invalid >= 0)
        {
            FailAt(invalid, invalid + 1, $"Invalid UTF-8, unexpected byte 0x{source[invalid]:X2}.");
        }
        else if (source.StartsWith(SourceText.ByteOrderMark))
        {
            _position = _lineOrigin = SourceText.ByteOrderMark.Length;
        }
    }

    /// <summary>The kind of the current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of the current token's first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Offset behind the current token's last byte.</summary>
    public int End { get; private set; }

    /// <summary>Offset behind the last byte of the token before the current one.</summary>
    public int PreviousEnd { get; private set; }

    /// <summary>The line that the current token starts on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The column that the current token starts on, from 1, in UTF-16 code units.</summary>
    public int Column { get; private set; }

    /// <summary>The first error, if there was one.</summary>
    public SyntaxError? Error { get; private set; }

    /// <summary>The bytes of the current token as written.</summary>
    public readonly ReadOnlySpan<byte> Text => _source[Start..End];

    /// <summary>How many bytes the whole text has.</summary>
    public readonly int Length => _source.Length;

    /// <summary>Moves to the next token; stays at the end of the text and at an error.</summary>
    public void Advance()
    {
        if (Kind is TokenKind.EndOfFile or TokenKind.Error)
        {
            return;
        }

        PreviousEnd = End;
        SkipIgnored();
        Start = _position;
        Line = _line;
        Column = _position - _lineOrigin + 1;
        if (_position >= _source.Length)
        {
            Kind = TokenKind.EndOfFile;
            End = _position;
            return;
        }

        if (++_tokens > _maxTokens)
        {
            Fail(
                new Location(Start, Start, Line, Column),
                $"The document has more than {_maxTokens} tokens, which is the limit.",
                SyntaxErrorCodes.TooManyTokens
            );
            return;
        }

        var first = _source[_position];
        if (CharacterClass.IsNameStart(first))
        {
            ScanName();
            return;
        }

        switch (first)
        {
            case (byte)'{':
                Punctuator(TokenKind.BraceOpen);
                break;
            case (byte)'}':
                Punctuator(TokenKind.BraceClose);
                break;
            case (byte)'(':
                Punctuator(TokenKind.ParenOpen);
                break;
            case (byte)')':
                Punctuator(TokenKind.ParenClose);
                break;
            case (byte)':':
                Punctuator(TokenKind.Colon);
                break;
            case (byte)'!':
                Punctuator(TokenKind.Bang);
                break;
            case (byte)'$':
                Punctuator(TokenKind.Dollar);
                break;
            case (byte)'@':
                Punctuator(TokenKind.At);
                break;
            case (byte)'[':
                Punctuator(TokenKind.BracketOpen);
                break;
            case (byte)']':
                Punctuator(TokenKind.BracketClose);
                break;
            case (byte)'=':
                Punctuator(TokenKind.Equal);
                break;
            case (byte)'|':
                Punctuator(TokenKind.Pipe);
                break;
            case (byte)'&':
                Punctuator(TokenKind.Ampersand);
                break;
            case (byte)'.':
                ScanSpread();
                break;
            case (byte)'"':
                if (_source[_position..].StartsWith("\"\"\""u8))
                {
                    ScanBlockString();
                }
                else
                {
                    ScanString();
                }

                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                ScanNumber();
                break;
            case (byte)'\'':
                FailAt(
                    _position,
                    _position + 1,
                    "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                );
                break;
            default:
                FailAt(
                    _position,
                    _position + 1,
                    $"Unexpected character: {TokenText.DescribeCharacter(_source, _position)}."
                );
                break;
        }
    }

    /// <summary>Records an error at the current token unless there already is one, and stops the lexer.</summary>
    public void FailHere(string message) => Fail(new Location(Start, End, Line, Column), message);

    /// <summary>Records an error unless there already is one, and stops the lexer.</summary>
    public void Fail(Location location, string message, string code = SyntaxErrorCodes.SyntaxError)
    {
        Error ??= new SyntaxError("Syntax Error: " + message, location, code);
        Kind = TokenKind.Error;
    }

    private void FailAt(int start, int end, string message) =>
        Fail(SourceText.Locate(_source, start, Math.Min(end, _source.Length)), message);

    /// <summary>Passes white space, line terminators, commas, comments and byte order marks.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#Ignored"/></remarks>
    private void SkipIgnored()
    {
        var source = _source;
        var position = _position;
        while (position < source.Length)
        {
            switch (source[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    position++;
                    continue;
                case (byte)'\n':
                    position++;
                    break;
                case (byte)'\r':
                    position++;
                    if (position < source.Length && source[position] == '\n')
                    {
                        position++;
                    }

                    break;
                case (byte)'#':
                    var length = source[position..].IndexOfAny((byte)'\r', (byte)'\n');
                    if (length < 0)
                    {
                        _lineOrigin += SourceText.Surplus(source[position..]);
                        position = source.Length;
                        continue;
                    }

                    // No token can follow on this line, so no column needs an account of the comment.
                    position += length;
                    continue;
                case 0xEF when source[position..].StartsWith(SourceText.ByteOrderMark):
                    position += SourceText.ByteOrderMark.Length;
                    _lineOrigin += SourceText.ByteOrderMark.Length - 1;
                    continue;
                default:
                    _position = position;
                    return;
            }

            // A new line: usually indented.
            _line++;
            _lineOrigin = position;
            var indentation = source[position..].IndexOfAnyExcept(CharacterClass.Blank);
            position = indentation < 0 ? source.Length : position + indentation;
        }

        _position = position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Punctuator(TokenKind kind)
    {
        Kind = kind;
        End = ++_position;
    }

    private void ScanSpread()
    {
        var rest = _source[_position..];
        if (rest.StartsWith("..."u8))
        {
            _position += 3;
            Kind = TokenKind.Spread;
            End = _position;
        }
        else if (rest.StartsWith(".."u8))
        {
            FailAt(_position, _position + 2, "Unexpected \"..\", did you mean \"...\"?");
        }
        else if (rest.Length > 1 && char.IsAsciiDigit((char)rest[1]))
        {
            FailAt(_position, _position + 1, "Invalid number, expected a digit before \".\".");
        }
        else
        {
            FailAt(_position, _position + 1, "Unexpected \".\", did you mean \"...\"?");
        }
    }

    private void ScanName()
    {
        var source = _source;
        var position = _position + 1;
        while (position < source.Length && CharacterClass.IsNameContinue(source[position]))
        {
            position++;
        }

        Kind = TokenKind.Name;
        End = _position = position;
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-Int-Value"/> and <c>#sec-Float-Value</c></remarks>
    private void ScanNumber()
    {
        var position = _position;
        var kind = TokenKind.Int;
        if (At(position) == '-')
        {
            position++;
        }

        if (At(position) == '0')
        {
            position++;
            if (char.IsAsciiDigit((char)At(position)))
            {
                FailAt(
                    position,
                    position + 1,
                    $"Invalid number, unexpected digit after 0: {TokenText.DescribeCharacter(_source, position)}."
                );
                return;
            }
        }
        else if (!ScanDigits(ref position))
        {
            return;
        }

        if (At(position) == '.')
        {
            position++;
            kind = TokenKind.Float;
            if (!ScanDigits(ref position))
            {
                return;
            }
        }

        if (At(position) is (byte)'e' or (byte)'E')
        {
            position++;
            kind = TokenKind.Float;
            if (At(position) is (byte)'+' or (byte)'-')
            {
                position++;
            }

            if (!ScanDigits(ref position))
            {
                return;
            }
        }

        // `1a`, `1.2.3` and `0x1F` are typing errors, not two tokens.
        if (At(position) == '.' || CharacterClass.IsNameStart(At(position)))
        {
            FailExpectedDigit(position);
            return;
        }

        Kind = kind;
        End = _position = position;
    }

    private bool ScanDigits(ref int position)
    {
        if (!char.IsAsciiDigit((char)At(position)))
        {
            FailExpectedDigit(position);
            return false;
        }

        do
        {
            position++;
        } while (char.IsAsciiDigit((char)At(position)));

        return true;
    }

    private void FailExpectedDigit(int position) =>
        FailAt(
            position,
            position + 1,
            $"Invalid number, expected digit but got: {TokenText.DescribeCharacter(_source, position)}."
        );

    /// <summary>The byte at a position; 0, which begins nothing, behind the end.</summary>
    private readonly byte At(int position) => position < _source.Length ? _source[position] : (byte)0;
}
