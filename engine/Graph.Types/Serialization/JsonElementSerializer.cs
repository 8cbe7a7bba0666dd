using System.Runtime.InteropServices;
using System.Text.Json;

namespace Graph.Types.Serialization;

/// <summary>Writes JSON as it came.</summary>
internal sealed class JsonElementSerializer : LeafSerializer<JsonElement>
{
    public override bool MayFail => true;

    public override bool Validate(JsonElement value, out string? error)
    {
        error =
            value.ValueKind == JsonValueKind.Undefined ? "The value is undefined, which JSON cannot represent." : null;
        return error is null;
    }

    public override void Write(JsonWriter writer, JsonElement value) =>
        writer.WriteRaw(JsonMarshal.GetRawUtf8Value(value));
}
