using System.Buffers.Binary;
using System.Text;

namespace Graph.EndToEnd.Tests.Telemetry;

/// <summary>Reads the fields of a message in the wire format of Protocol Buffers, as far as OTLP needs it.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field that was read.</summary>
    public int Field { get; private set; }

    /// <summary>The bytes of a text, of bytes or of a message; empty for a number.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>A number; 0 for what is none.</summary>
    public ulong Number { get; private set; }

    /// <summary>The bytes as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Reads the next field.</summary>
    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        Bytes = [];
        Number = 0;
        switch (tag & 7)
        {
            case 0:
                Number = ReadVarint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(_rest);
                _rest = _rest[8..];
                break;
            case 2:
                var length = (int)ReadVarint();
                Bytes = _rest[..length];
                _rest = _rest[length..];
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(_rest);
                _rest = _rest[4..];
                break;
            default:
                throw new FormatException($"Wire type {tag & 7}.");
        }

        return true;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
