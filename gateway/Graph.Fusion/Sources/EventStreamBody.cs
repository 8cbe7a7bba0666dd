namespace Graph.Fusion.Sources;

/// <summary>Turns a body of Server-Sent Events into JSON Lines, in place: the data of each event is a line.</summary>
/// <remarks><see href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation"/></remarks>
internal static class EventStreamBody
{
    /// <returns>The new length.</returns>
    public static int ToJsonLines(Span<byte> body)
    {
        var written = 0;
        var startOfEvent = 0;
        var rest = body.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (rest < body.Length)
        {
            var length = body[rest..].IndexOfAny((byte)'\r', (byte)'\n');
            var line = length < 0 ? body[rest..] : body.Slice(rest, length);
            rest += line.Length;
            if (rest < body.Length)
            {
                rest += body[rest..].StartsWith("\r\n"u8) ? 2 : 1;
            }

            if (line.IsEmpty)
            {
                EndEvent(body, ref written, ref startOfEvent);
            }
            else if (line.StartsWith("data:"u8))
            {
                // Lines of one event are lines of one JSON text: a space between them says the same.
                var data = line[5..];
                data.CopyTo(body[written..]);
                written += data.Length;
                body[written++] = (byte)' ';
            }
        }

        // An event that is not ended is not delivered.
        return startOfEvent;
    }

    private static void EndEvent(Span<byte> body, ref int written, ref int startOfEvent)
    {
        if (body[startOfEvent..written].Trim((byte)' ').IsEmpty)
        {
            written = startOfEvent;
            return;
        }

        body[written - 1] = (byte)'\n';
        startOfEvent = written;
    }
}
