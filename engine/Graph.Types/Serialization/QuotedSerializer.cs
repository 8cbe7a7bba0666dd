using System.Globalization;

namespace Graph.Types.Serialization;

/// <summary>Writes values whose text is short and needs no escape (numbers, UUIDs) as JSON strings.</summary>
internal sealed class QuotedSerializer<T> : LeafSerializer<T>
    where T : struct, IUtf8SpanFormattable
{
    public override void Write(JsonWriter writer, T value)
    {
        var destination = writer.Reserve(64);
        destination[0] = (byte)'"';
        value.TryFormat(destination[1..], out var written, default, CultureInfo.InvariantCulture);
        destination[written + 1] = (byte)'"';
        writer.Advance(written + 2);
    }
}
