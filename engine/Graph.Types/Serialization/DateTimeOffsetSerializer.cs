namespace Graph.Types.Serialization;

/// <summary>Writes instants as RFC 3339 says.</summary>
internal sealed class DateTimeOffsetSerializer : LeafSerializer<DateTimeOffset>
{
    public override void Write(JsonWriter writer, DateTimeOffset value)
    {
        var destination = writer.Reserve(Rfc3339.MaxBytes + 2);
        destination[0] = (byte)'"';
        var written = Rfc3339.Format(value, destination[1..]);
        destination[written + 1] = (byte)'"';
        writer.Advance(written + 2);
    }
}
