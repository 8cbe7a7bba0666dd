using System.Text;

namespace Graph.Language;

/// <summary>Reads the tokens of a schema coordinate, between which nothing is ignored.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#SchemaCoordinateToken"/></remarks>
internal ref struct SchemaCoordinateReader(string text)
{
    private int _position;

    /// <summary>The first error; from then on nothing is read.</summary>
    public SyntaxError? Error { get; private set; }

    public bool Skip(char punctuator)
    {
        if (Error is not null || _position >= text.Length || text[_position] != punctuator)
        {
            return false;
        }

        _position++;
        return true;
    }

    public void Expect(char punctuator)
    {
        if (!Skip(punctuator))
        {
            Fail($"\"{punctuator}\"");
        }
    }

    public string ReadName()
    {
        var start = _position;
        if (Error is null && start < text.Length && IsNameStart(text[start]))
        {
            do
            {
                _position++;
            } while (_position < text.Length && (IsNameStart(text[_position]) || char.IsAsciiDigit(text[_position])));

            return text[start.._position];
        }

        Fail("Name");
        return "";
    }

    public void ExpectEnd()
    {
        if (_position < text.Length)
        {
            Fail("<EOF>");
        }
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    private void Fail(string expected)
    {
        var rest = Encoding.UTF8.GetBytes(text[_position..]);
        var start = Encoding.UTF8.GetByteCount(text.AsSpan(0, _position));
        Error ??= new SyntaxError(
            $"Syntax Error: Expected {expected}, found {TokenText.DescribeCharacter(rest, 0)}.",
            new Location(start, start, 1, _position + 1),
            SyntaxErrorCodes.SyntaxError
        );
    }
}
