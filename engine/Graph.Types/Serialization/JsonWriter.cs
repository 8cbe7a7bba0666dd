using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Graph.Types.Serialization;

/// <summary>
/// Writes JSON as UTF-8 at the speed of an array and hands it on in blocks. It writes what it is told: commas, colons
/// and braces are the caller's, who knows the shape of the response in advance.
/// </summary>
/// <remarks>
/// Not thread-safe. Call <see cref="Flush"/> at the end and dispose it once. An output that is
/// <see cref="IJsonBlockOutput"/> takes full blocks over as they are; any other gets a copy.
/// </remarks>
public sealed class JsonWriter : IDisposable
{
    // Below it a string is copied in one pass, if nothing in it needs an escape.
    private const int MaxShortString = 256;

    // Everything below the space, the quote and the backslash must be escaped (RFC 8259, section 7); nothing else is.
    private static readonly SearchValues<char> MustEscape = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
    );

    private readonly IBufferWriter<byte> _output;
    private byte[] _buffer = JsonBlocks.RentFirst();
    private int _used;
    private long _handedOn;

    /// <summary>A writer on <paramref name="output"/>, which it advances but never completes.</summary>
    public JsonWriter(IBufferWriter<byte> output) => _output = output;

    /// <summary>The number of bytes written so far, those handed on included.</summary>
    public long BytesWritten => _handedOn + _used;

    /// <summary>True as long as nothing was handed on, so that a header can still state the length.</summary>
    public bool IsWhollyBuffered => _handedOn == 0;

    /// <summary>What was written and not handed on yet; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Buffered => _buffer.AsMemory(0, _used);

    /// <summary>Writes bytes as they are: structure, or JSON that is ready.</summary>
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > _buffer.Length - _used)
        {
            // Blocks are filled to the brim, so that long texts need no block of their own size.
            var fitting = _buffer.Length - _used;
            utf8[..fitting].CopyTo(_buffer.AsSpan(_used));
            _used = _buffer.Length;
            utf8 = utf8[fitting..];
            HandOn();
        }

        utf8.CopyTo(_buffer.AsSpan(_used));
        _used += utf8.Length;
    }

    /// <summary>Writes a constant text as it is: a key with what stands around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(JsonFragment fragment)
    {
        if (_buffer.Length - _used < JsonFragment.Width || !fragment.TryCopyTo(_buffer, _used))
        {
            WriteRaw(fragment.Utf8);
        }
        else
        {
            _used += fragment.Length;
        }
    }

    /// <summary>Writes one byte as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(byte value)
    {
        if (_used == _buffer.Length)
        {
            HandOn();
        }

        _buffer[_used++] = value;
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        _used += written;
    }

    /// <summary>Writes a finite number in the shortest form that reads back as the same value.</summary>
    /// <exception cref="ArgumentException">JSON has no NaN and no infinity.</exception>
    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("JSON has no NaN and no infinity.", nameof(value));
        }

        var destination = Reserve(32);
        if (!ShortDecimal.TryFormat(value, destination, out var written))
        {
            value.TryFormat(destination, out written, default, System.Globalization.CultureInfo.InvariantCulture);
        }

        _used += written;
    }

    /// <summary>Writes a decimal number.</summary>
    public void WriteNumber(decimal value)
    {
        value.TryFormat(Reserve(40), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Writes a string with its quotes, escaping what must be escaped; lone surrogates become U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        if (value.Length <= MaxShortString)
        {
            var destination = Reserve(MaxShortString + 2);
            var plain = PlainText.Narrow(value, destination[1..]);
            destination[0] = (byte)'"';
            _used += plain + 1;
            if (plain == value.Length)
            {
                destination[plain + 1] = (byte)'"';
                _used++;
                return;
            }

            value = value[plain..];
        }
        else
        {
            WriteRaw((byte)'"');
        }

        while (!value.IsEmpty)
        {
            var plain = value.IndexOfAny(MustEscape);
            if (plain != 0)
            {
                WritePlain(plain < 0 ? value : value[..plain]);
                if (plain < 0)
                {
                    break;
                }
            }

            WriteEscape(value[plain]);
            value = value[(plain + 1)..];
        }

        WriteRaw((byte)'"');
    }

    /// <summary>
    /// Space for at least <paramref name="size"/> bytes (at most a block) that the caller fills and then confirms with
    /// <see cref="Advance"/>.
    /// </summary>
    public Span<byte> Reserve(int size)
    {
        if (size > _buffer.Length - _used)
        {
            HandOn();
        }

        return _buffer.AsSpan(_used);
    }

    /// <summary>Confirms bytes written into <see cref="Reserve"/>d space.</summary>
    public void Advance(int count) => _used += count;

    /// <summary>Hands on what is buffered.</summary>
    public void Flush()
    {
        if (_used > 0)
        {
            _output.Write(_buffer.AsSpan(0, _used));
            _handedOn += _used;
            _used = 0;
        }
    }

    /// <summary>Returns the buffer to the pool; what was not flushed is lost.</summary>
    public void Dispose()
    {
        var buffer = _buffer;
        if (buffer.Length > 0)
        {
            _buffer = [];
            _used = 0;
            JsonBlocks.Return(buffer);
        }
    }

    // The block is full, or nearly: whoever wants full blocks takes it as it is.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void HandOn()
    {
        if (_used > 0 && _output is IJsonBlockOutput blocks)
        {
            blocks.Take(_buffer, _used);
            _handedOn += _used;
            _used = 0;
            _buffer = JsonBlocks.RentNext();
        }
        else
        {
            Flush();
        }
    }

    private void WritePlain(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            // Three bytes per UTF-16 unit always suffice; a longer text goes through the buffer in parts.
            var destination = Reserve(Math.Min(value.Length * 3, _buffer.Length));
            Utf8.FromUtf16(value, destination, out var read, out var written, replaceInvalidSequences: true);
            _used += written;
            value = value[read..];
        }
    }

    private void WriteEscape(char value)
    {
        var destination = Reserve(6);
        destination[0] = (byte)'\\';
        var shortForm = value switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => (byte)0,
        };
        if (shortForm != 0)
        {
            destination[1] = shortForm;
            _used += 2;
            return;
        }

        "\\u00"u8.CopyTo(destination);
        destination[4] = (byte)(value < 0x10 ? '0' : '1');
        destination[5] = "0123456789abcdef"u8[value & 0xf];
        _used += 6;
    }
}
