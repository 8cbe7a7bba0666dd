using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Graph.Fusion.Execution.Results;

/// <summary>
/// Reads JSON in place. What it passes over it also checks, since leaves go to the client as they are: a source must
/// not be able to break the gateway's response.
/// </summary>
/// <remarks>RFC 8259. The text must be valid UTF-8 already. Not recursive: depth is counted.</remarks>
internal ref struct JsonScanner(ReadOnlySpan<byte> json, int start, int maxDepth)
{
    /// <summary>The deepest nesting that any caller may allow.</summary>
    public const int MaxDepthOfAll = 256;

    private readonly ReadOnlySpan<byte> _json = json;
    private readonly int _maxDepth = Math.Min(maxDepth, MaxDepthOfAll);

    /// <summary>The offset of the next byte.</summary>
    public int Position { get; set; } = start;

    /// <summary>The limit of nesting.</summary>
    public readonly int MaxDepth => _maxDepth;

    /// <summary>The next byte that is not white space; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        var position = Position;
        while (position < _json.Length)
        {
            var next = _json[position];
            if (next > (byte)' ')
            {
                Position = position;
                return next;
            }

            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                break;
            }

            position++;
        }

        Position = position;
        return 0;
    }

    /// <summary>True, and past it, if the next byte is <paramref name="expected"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(byte expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Passes the byte, which must be next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read(byte expected)
    {
        if (!TryRead(expected))
        {
            Fail($"'{(char)expected}' is expected");
        }
    }

    /// <summary>Passes a member's name and colon.</summary>
    /// <returns>The name between its quotes, escapes as written.</returns>
    public ReadOnlySpan<byte> ReadName()
    {
        if (Peek() != (byte)'"')
        {
            Fail("a name is expected");
        }

        var start = Position + 1;
        SkipString();
        var name = _json[start..(Position - 1)];
        Read((byte)':');
        return name;
    }

    /// <summary>
    /// Passes the comma after a member or item, or the end of the object or list.
    /// </summary>
    /// <returns>True if another one follows.</returns>
    public bool ReadSeparator(byte end)
    {
        var next = Peek();
        Position++;
        if (next == (byte)',')
        {
            return true;
        }

        if (next != end)
        {
            Position--;
            Fail($"',' or '{(char)end}' is expected");
        }

        return false;
    }

    /// <summary>Passes a whole value.</summary>
    public void SkipValue()
    {
        var first = Peek();
        if (first is not ((byte)'{' or (byte)'['))
        {
            SkipScalar(first);
            return;
        }

        var depth = 0;
        Span<byte> ends = stackalloc byte[MaxDepthOfAll];
        while (true)
        {
            var next = Peek();
            if (next is (byte)'{' or (byte)'[')
            {
                if (depth == _maxDepth)
                {
                    Fail($"it nests deeper than {_maxDepth} levels");
                }

                var end = (byte)(next + 2);
                Position++;
                if (!TryRead(end))
                {
                    ends[depth++] = end;
                    if (end == (byte)'}')
                    {
                        ReadName();
                    }

                    continue;
                }
            }
            else
            {
                SkipScalar(next);
            }

            while (true)
            {
                if (depth == 0)
                {
                    return;
                }

                if (ReadSeparator(ends[depth - 1]))
                {
                    break;
                }

                depth--;
            }

            if (ends[depth - 1] == (byte)'}')
            {
                ReadName();
            }
        }
    }

    /// <summary>True if the value that begins at an offset and has been passed is null or an empty list.</summary>
    public readonly bool IsEmpty(int start)
    {
        if (_json[start] != (byte)'[')
        {
            return _json[start] == (byte)'n';
        }

        var rest = new JsonScanner(_json, start + 1, _maxDepth);
        return rest.Peek() == (byte)']';
    }

    /// <summary>True if the number that begins at an offset and has been passed is whole.</summary>
    /// <param name="start">The offset.</param>
    /// <param name="isSmall">True if it must fit into 32 bits as well.</param>
    public readonly bool IsInteger(int start, bool isSmall)
    {
        var number = _json[start..Position];
        return number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0
            // 1.0 and 1e3 are whole numbers too.
            ? System.Buffers.Text.Utf8Parser.TryParse(number, out double value, out var read)
                && read == number.Length
                && double.IsInteger(value)
                && (!isSmall || value is >= int.MinValue and <= int.MaxValue)
            : !isSmall
                || (System.Buffers.Text.Utf8Parser.TryParse(number, out int _, out var used) && used == number.Length);
    }

    /// <summary>Passes a string, number or literal that begins with the given byte, which is next.</summary>
    public void SkipScalar(byte first)
    {
        switch (first)
        {
            case (byte)'"':
                SkipString();
                break;
            case (byte)'t':
                SkipLiteral("true"u8);
                break;
            case (byte)'f':
                SkipLiteral("false"u8);
                break;
            case (byte)'n':
                SkipLiteral("null"u8);
                break;
            default:
                SkipNumber();
                break;
        }
    }

    /// <summary>Passes <c>null</c>, <c>true</c> or <c>false</c>.</summary>
    public void SkipLiteral(ReadOnlySpan<byte> literal)
    {
        if (!_json[Position..].StartsWith(literal))
        {
            Fail("a value is expected");
        }

        Position += literal.Length;
    }

    /// <summary>Passes a small non-negative integer.</summary>
    public int ReadIndex()
    {
        var start = Position;
        SkipNumber();
        if (
            !System.Buffers.Text.Utf8Parser.TryParse(_json[start..Position], out int index, out var used)
            || used != Position - start
            || index < 0
        )
        {
            Fail("an index is expected");
        }

        return index;
    }

    /// <summary>True if the string that is next has exactly these characters, without escapes.</summary>
    public readonly bool IsString(ReadOnlySpan<byte> text)
    {
        var rest = _json[(Position + 1)..];
        return rest.Length > text.Length && rest[text.Length] == (byte)'"' && rest.StartsWith(text);
    }

    private void SkipString()
    {
        var position = Position + 1;
        while (true)
        {
            position = EndOfPlain(position);
            switch (position < _json.Length ? _json[position] : (byte)0)
            {
                case (byte)'"':
                    Position = position + 1;
                    return;
                case (byte)'\\':
                    Position = position;
                    position = SkipEscape(position);
                    break;
                default:
                    Position = position;
                    Fail(position < _json.Length ? "a control character must be escaped" : "a string does not end");
                    break;
            }
        }
    }

    /// <summary>
    /// The offset of the next quote, backslash or control character, or of the end. Most strings are short, so it pays to
    /// look at them here, 16 bytes at a time, instead of calling a search.
    /// </summary>
    private readonly int EndOfPlain(int position)
    {
        ref var json = ref MemoryMarshal.GetReference(_json);
        for (; position <= _json.Length - Vector128<byte>.Count; position += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref json, (nuint)position);
            var ends =
                Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '));
            if (ends != Vector128<byte>.Zero)
            {
                return position + BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits());
            }
        }

        while (position < _json.Length && _json[position] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            position++;
        }

        return position;
    }

    private int SkipEscape(int position)
    {
        var next = position + 1 < _json.Length ? _json[position + 1] : (byte)0;
        if (
            next
            is (byte)'"'
                or (byte)'\\'
                or (byte)'/'
                or (byte)'b'
                or (byte)'f'
                or (byte)'n'
                or (byte)'r'
                or (byte)'t'
        )
        {
            return position + 2;
        }

        if (next != (byte)'u' || position + 6 > _json.Length)
        {
            Fail("an escape is not valid");
        }

        for (var i = position + 2; i < position + 6; i++)
        {
            if (!char.IsAsciiHexDigit((char)_json[i]))
            {
                Fail("an escape is not valid");
            }
        }

        return position + 6;
    }

    private void SkipNumber()
    {
        var position = Position;
        position += Is(position, (byte)'-') ? 1 : 0;
        if (Is(position, (byte)'0'))
        {
            position++;
        }
        else
        {
            position = Digits(position);
        }

        if (Is(position, (byte)'.'))
        {
            position = Digits(position + 1);
        }

        if (Is(position, (byte)'e') || Is(position, (byte)'E'))
        {
            position++;
            position = Digits(position + (Is(position, (byte)'+') || Is(position, (byte)'-') ? 1 : 0));
        }

        Position = position;
    }

    private readonly bool Is(int position, byte expected) => position < _json.Length && _json[position] == expected;

    private readonly int Digits(int position)
    {
        var start = position;
        while (position < _json.Length && char.IsAsciiDigit((char)_json[position]))
        {
            position++;
        }

        if (position == start)
        {
            Fail(position < _json.Length ? "a value is expected" : "it ends too early");
        }

        return position;
    }

    /// <summary>Says that the text is not what it should be.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public readonly void Fail(string problem) => throw new MalformedResponseException($"at byte {Position}: {problem}");
}

/// <summary>A source's answer is not what it should be; the message says where and how.</summary>
internal sealed class MalformedResponseException(string message) : Exception(message);
