using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Graph.Language;

/// <summary>The steps that every rule is made of.</summary>
public ref partial struct Utf8GraphQLParser
{
    private readonly bool Failed => _lexer.Kind == TokenKind.Error;

    /// <summary>Where the node that begins at the current token begins.</summary>
    private readonly Location Mark() => new(_lexer.Start, _lexer.Start, _lexer.Line, _lexer.Column);

    /// <summary>The location of the node that began at a mark and ends with the token before the current one.</summary>
    private readonly Location Since(Location mark) => mark with { End = _lexer.PreviousEnd };

    private readonly bool Peek(TokenKind kind) => _lexer.Kind == kind;

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword) =>
        _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind) && !Failed)
        {
            _lexer.FailHere($"Expected {TokenText.Describe(kind)}, found {TokenText.Describe(in _lexer)}.");
        }
    }

    private void ExpectKeyword(string keyword, ReadOnlySpan<byte> utf8)
    {
        if (!SkipKeyword(utf8) && !Failed)
        {
            _lexer.FailHere($"Expected \"{keyword}\", found {TokenText.Describe(in _lexer)}.");
        }
    }

    private void Unexpected()
    {
        if (!Failed)
        {
            _lexer.FailHere($"Unexpected {TokenText.Describe(in _lexer)}.");
        }
    }

    /// <summary>True behind the last item of a list: at its closing token, which is passed, or after an error.</summary>
    private bool Ends(TokenKind close) => Skip(close) || Failed;

    /// <summary>Goes one level deeper; false, with an error, if that is too deep.</summary>
    private bool Enter()
    {
        if (++_depth <= _options.MaxDepth)
        {
            return true;
        }

        if (!Failed)
        {
            _lexer.Fail(
                Mark() with
                {
                    End = _lexer.End,
                },
                $"The document is nested deeper than {_options.MaxDepth} levels, which is the limit.",
                SyntaxErrorCodes.TooDeep
            );
        }

        return false;
    }

    private void Leave() => _depth--;

    private NameNode ParseName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            Expect(TokenKind.Name);
            return null!;
        }

        var text = _lexer.Text;
        if (text.Length > _options.MaxNameLength)
        {
            FailOnName();
            return null!;
        }

        var mark = Mark();
        var name = NameCache.Get(text);
        _lexer.Advance();
        return new NameNode(name, Since(mark));
    }

    // Apart from the callers, which are small because they are called for every token.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FailOnName() =>
        _lexer.Fail(
            Mark(),
            $"A name has {_lexer.Text.Length:N0} characters; at most {_options.MaxNameLength} are allowed.",
            SyntaxErrorCodes.NameTooLong
        );

    /// <summary>A list of at least one item between two tokens; nothing if the first is not there.</summary>
    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Rule<T> item, TokenKind close)
        where T : SyntaxNode => Peek(open) ? Many(open, item, close) : [];

    /// <summary>A list of at least one item between two tokens.</summary>
    private ImmutableArray<T> Many<T>(TokenKind open, Rule<T> item, TokenKind close)
        where T : SyntaxNode
    {
        Expect(open);
        var first = _nodes.Count;
        do
        {
            _nodes.Push(item(ref this));
        } while (!Ends(close));

        return _nodes.Pop<T>(first);
    }

    /// <summary>A list of at least one item with a token between each two and perhaps before the first.</summary>
    private ImmutableArray<T> Delimited<T>(TokenKind delimiter, Rule<T> item)
        where T : SyntaxNode
    {
        Skip(delimiter);
        var first = _nodes.Count;
        do
        {
            _nodes.Push(item(ref this));
        } while (Skip(delimiter));

        return _nodes.Pop<T>(first);
    }
}
