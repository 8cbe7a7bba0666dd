using System.Runtime.InteropServices;
using System.Text.Json;

namespace Graph.Types.Serialization;

/// <summary>Writes JSON as it came, but on one line.</summary>
internal sealed class JsonElementSerializer : LeafSerializer<JsonElement>
{
    public override bool MayFail => true;

    public override bool Validate(JsonElement value, out string? error)
    {
        error =
            value.ValueKind == JsonValueKind.Undefined ? "The value is undefined, which JSON cannot represent." : null;
        return error is null;
    }

    public override void Write(JsonWriter writer, JsonElement value)
    {
        // A response is a line where responses are streamed: what ends lines between its tokens is a space there.
        var rest = JsonMarshal.GetRawUtf8Value(value);
        while (rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var at)
        {
            writer.WriteRaw(rest[..at]);
            writer.WriteRaw((byte)' ');
            rest = rest[(at + 1)..];
        }

        writer.WriteRaw(rest);
    }
}
